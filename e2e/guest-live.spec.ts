import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo, proposeFirst, stranger } from "@/e2e/pages/guest";
import { guest, schedule, signInAs } from "@/e2e/pages/host";

test("a guest without JavaScript answers and proposes from the mail's link, and the host's open page shows it", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  await signInAs(page, "Dana Whitfield");
  const address = guest("live");
  const { id } = await schedule(page, mailbox, [address]);
  const link = await linkMailedTo(mailbox, address);
  await page.goto(`/meetings/${id}`);
  const shown = page.getByRole("main");
  await expect(shown).toContainText("Has not answered yet");
  await expect(shown).toContainText(/All invitations (sent|delivered)\./);

  const visitor = await stranger(browser, stack.APP_URL, false);
  await visitor.goto(link);
  await visitor.getByRole("button", { name: "Yes" }).click();
  await expect(visitor.getByRole("main")).toContainText("You answered yes");
  await expect(shown).toContainText("Said yes");

  await proposeFirst(visitor, "2031-12-02", "10:00");
  await expect(shown).toContainText("would rather come at another time");
});
