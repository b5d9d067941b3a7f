import { expect, test } from "@/e2e/pages/fixtures";
import { inviteGuest, proposeFirst, stranger } from "@/e2e/pages/guest";

test("a guest without JavaScript answers and proposes from the mail's link, and the host's open page shows it", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const { id, link } = await inviteGuest(page, mailbox, "live");
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
