import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { codeMailedTo, inviteGuest, linkMailedTo, stranger } from "@/e2e/pages/guest";
import { callApi, guest, isAccessible, relationshipWith, schedule, signInAs } from "@/e2e/pages/host";

/** The one button that sends an answer which was chosen in the email: in view without scrolling on a phone, and focused. */
async function isOffered(page: Page, answer: string) {
  await expect(page.getByRole("heading", { name: `Send your answer: ${answer}` })).toBeVisible();
  const send = page.getByRole("button", { name: `Send “${answer}”` });
  await expect(send).toBeInViewport({ ratio: 1 });
  await expect(send).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  return send;
}

for (const scripts of [true, false])
  test(`a guest ${scripts ? "with" : "without"} JavaScript sends the answer of the email with one press, and sees that it is sent`, async ({
    page,
    browser,
    mailbox,
    stack,
  }) => {
    const { link } = await inviteGuest(page, mailbox, "ida");
    const visitor = await stranger(browser, stack.APP_URL, scripts);
    await visitor.setViewportSize({ width: 390, height: 844 });
    await visitor.goto(`${link}?answer=accepted`);
    const main = visitor.getByRole("main");
    await expect(main).toContainText("it has not been sent yet");
    const send = await isOffered(visitor, "Yes");
    if (scripts) await isAccessible(visitor);
    await send.click();
    await expect(main).toContainText("You answered yes on");
    await expect(main).not.toContainText("Send your answer");
    await expect(main.getByRole("button", { name: "Yes", exact: true })).toHaveAttribute("aria-pressed", "true");
    await expect(main.getByRole("button", { name: "Yes", exact: true })).toBeInViewport({ ratio: 1 });
  });

test("a client who has to sign in first comes back to the answer of the email", async ({ page, browser, stack }) => {
  await signInAs(page, "Dana Whitfield");
  const when = { startsAt: "2031-12-02T16:00:00+01:00", durationMinutes: 50, timeZone: "Europe/Berlin" };
  const wishes = { title: "Answered from the email", relationshipId: await relationshipWith(page, "mara"), ...when };
  // Safe: the API's contract (docs/design/api.md).
  const { id } = (await callApi(page, "POST", "/api/v1/meetings", wishes)) as { id: string };

  const client = await stranger(browser, stack.APP_URL);
  await client.setViewportSize({ width: 390, height: 844 });
  await client.goto(`/meetings/${id}?answer=declined`);
  await client.getByRole("button", { name: "Sign in as Mara Lind" }).click();
  await expect(client).toHaveURL(`/meetings/${id}?answer=declined`);
  await (await isOffered(client, "No")).click();
  await expect(client.getByRole("main")).toContainText("You answered no on");
});

test("a guest reads what the host wrote after confirming the invited address, and at once where the host shares it", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  await signInAs(page, "Dana Whitfield");
  const [kept, shared] = [guest("ivy"), guest("jo")];
  await schedule(page, mailbox, [kept], { description: "Bring the form." });
  await schedule(page, mailbox, [shared], { description: "Bring the form.", disclosure: "full" });
  const visitor = await stranger(browser, stack.APP_URL);
  const main = visitor.getByRole("main");
  await visitor.goto(await linkMailedTo(mailbox, shared));
  await expect(main).toContainText("Bring the form.");

  const link = await linkMailedTo(mailbox, kept);
  await visitor.goto(link);
  await expect(main).toContainText("Dana Whitfield wrote something for you. Confirm your email to read it.");
  await expect(main).not.toContainText("Bring the form.");
  await isAccessible(visitor);
  await visitor.getByRole("link", { name: "Confirm my email" }).click();
  await visitor.getByRole("button", { name: /code/ }).first().click();
  const { code } = await codeMailedTo(mailbox, kept);
  await visitor.getByLabel(/code/i).fill(code);
  await visitor.getByRole("button", { name: "Open the conversation" }).click();
  await expect(visitor).toHaveURL(/write=1/);
  await visitor.goto(link);
  await expect(main).toContainText("Bring the form.");
  await expect(main).not.toContainText("Confirm your email to read it.");
});
