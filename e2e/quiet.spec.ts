import { expect, test } from "@/e2e/pages/fixtures";
import { guest, isAccessible, laterMails, nothingWaiting, schedule, signInAs } from "@/e2e/pages/host";

test("another title can be saved without a word, another time cannot", async ({ page, mailbox, databaseUrl }) => {
  const ada = guest("ada");
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [ada]);
  await page.goto(`/meetings/${made.id}/edit`);
  await page.getByLabel("Title", { exact: true }).fill("Quiet title");
  await page.getByLabel("Start", { exact: true }).fill("17:30");
  await page.getByRole("button", { name: "Review the changes" }).click();
  const quietly = page.getByRole("radio", { name: "Save without notifying" });
  await expect(quietly).toBeDisabled();
  await expect(page.getByText("changes to guests, time or place are always announced")).toBeVisible();

  await page.getByRole("button", { name: "Back to editing" }).click();
  await page.getByLabel("Start", { exact: true }).fill("16:00");
  await page.getByRole("button", { name: "Review the changes" }).click();
  await expect(page.getByRole("button", { name: "Save and notify 1 person" })).toBeVisible();
  await quietly.check();
  await expect(page.getByText("gets an update.")).toBeHidden();
  await isAccessible(page);
  await page.getByRole("button", { name: "Save without notifying" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quiet title");
  await expect(page.getByText("No one was notified.")).toBeVisible();
  await nothingWaiting(databaseUrl, made.id);
  expect(await laterMails(mailbox, ada)).toEqual([]);
});

test("a word to those who are told stands in their mail and on the page", async ({ page, mailbox }) => {
  test.setTimeout(120_000); // The announcement waits for the time of undoing, 8 seconds.
  const ada = guest("ada");
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [ada]);
  await page.goto(`/meetings/${made.id}/edit`);
  await page.getByLabel("Start", { exact: true }).fill("17:30");
  await page.getByRole("button", { name: "Review the changes" }).click();
  await page.getByLabel("Message to invitees (optional)").fill("Sorry for the change.");
  await page.getByRole("button", { name: "Save and notify 1 person" }).click();
  await expect(page.getByText("Message from the host: Sorry for the change.")).toBeVisible();
  await expect.poll(async () => (await laterMails(mailbox, ada)).length, { timeout: 40_000 }).toBe(1);
  const [update] = await laterMails(mailbox, ada);
  expect(update?.text).toContain("Sorry for the change.");
});
