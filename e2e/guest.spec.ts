import { expect, test } from "@/e2e/pages/fixtures";
import { inviteGuest, linkMailedTo, stranger } from "@/e2e/pages/guest";
import { guest, isAccessible, nothingWaiting } from "@/e2e/pages/host";

test("a guest without JavaScript proposes another time, the host takes it, and the guest reads what has changed", async ({
  page,
  browser,
  mailbox,
  stack,
  databaseUrl,
}) => {
  const { address, meeting, link } = await inviteGuest(page, mailbox, "mara");
  const visitor = await stranger(browser, stack.APP_URL, false);
  await visitor.goto(link);
  const main = visitor.getByRole("main");
  await expect(main).toContainText("Monday, 1 December 2031, 16:00");

  await visitor.getByText("Propose another time").click();
  await visitor.getByRole("button", { name: "Send proposal" }).click();
  await expect(visitor.getByRole("alert")).toContainText("Your proposal was not sent.");
  const choice = (name: string) => visitor.getByRole("group", { name });
  await choice("First choice").getByLabel("Day").fill("2031-12-02");
  await choice("First choice").getByLabel("Start").fill("10:00");
  await choice("Second choice").getByLabel("Day").fill("2031-12-03");
  await choice("Second choice").getByLabel("Start").fill("17:30");
  await visitor
    .locator("details", { hasText: "First choice" })
    .getByLabel("Note to Dana Whitfield")
    .fill("I work until five.");
  await visitor.getByRole("button", { name: "Send proposal" }).click();
  await expect(main).toContainText(
    "You proposed Tuesday, 2 December 2031, 10:00–10:50 (CET, UTC+1) or Wednesday, 3 December 2031, 17:30",
  );
  await visitor.getByRole("button", { name: "No", exact: true }).click();
  await expect(main).toContainText("You answered no on");

  await page.goto("/meetings?tab=attention");
  await expect(page.getByRole("listitem").filter({ hasText: meeting.title })).toContainText("Another time is proposed");
  await page.getByRole("link", { name: meeting.title }).click();
  await expect(page.getByRole("main")).toContainText("would rather come at another time");
  await expect(page.getByRole("main")).toContainText("I work until five.");
  await isAccessible(page);
  await page.getByRole("button", { name: /^Accept this time: Wednesday, 3 December 2031, 17:30/ }).click();
  await expect(page.getByRole("main")).toContainText("Wednesday, 3 December 2031, 17:30");
  await expect(page.getByRole("main")).not.toContainText("would rather come at another time");

  await nothingWaiting(databaseUrl, meeting.id);
  await linkMailedTo(mailbox, address, 2);
  await visitor.goto(link);
  await expect(main).toContainText("The time has changed");
  await expect(main.locator("del")).toContainText("Monday, 1 December 2031, 16:00");
  await expect(main.locator("ins")).toContainText("Wednesday, 3 December 2031, 17:30");
  await expect(main).toContainText("Dana Whitfield accepted your proposal");
  await visitor.getByRole("button", { name: "Yes" }).click();
  await expect(main).toContainText("You answered yes on");
  await expect(main).not.toContainText("The time has changed");
});

test("a declined proposal is told without a reason, and a time that the clocks show twice has to be said", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const { address, meeting, link } = await inviteGuest(page, mailbox, "bo");
  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(link);
  const main = visitor.getByRole("main");
  // A word joiner stands on both sides of the dash, so that a time is never broken in two.
  await expect(main, "in the zone of the device").toContainText("10:00\u2060–\u206010:50 (EST, UTC-5)");
  await expect(main).toContainText("16:00 (CET)");

  await visitor.getByText("Propose another time").click();
  const first = visitor.getByRole("group", { name: "First choice" });
  await first.getByLabel("Day").fill("2032-11-07");
  await first.getByLabel("Start").fill("01:30");
  await visitor.getByRole("button", { name: "Send proposal" }).click();
  await expect(visitor.getByRole("alert").first()).toContainText("America/New_York show 01:30 twice");
  await isAccessible(visitor);
  await visitor.getByText("The second", { exact: true }).click();
  await visitor.getByRole("button", { name: "Send proposal" }).click();
  await expect(main).toContainText("7 November 2032, 01:30–02:20 (EST, UTC-5)");

  await page.goto(`/meetings/${meeting.id}`);
  await expect(page.getByRole("main")).toContainText("7 November 2032, 07:30–08:20 (CET, UTC+1)");
  await page.getByRole("button", { name: /^Decline/ }).click();
  await expect(page.getByRole("main")).toContainText("The original time is kept.");
  await expect
    .poll(async () => (await mailbox.to(address)).at(-1)?.subject)
    .toMatch(/^Original time kept: appointment on/);
  await visitor.reload();
  await expect(main).toContainText("Dana Whitfield kept the original time.");
});

test("a guest stops reminders, reports the invitation and asks for a fresh link, all without JavaScript", async ({
  page,
  browser,
  mailbox,
  stack,
  admin,
}) => {
  const { address, meeting, link } = await inviteGuest(page, mailbox, "cy");
  const visitor = await stranger(browser, stack.APP_URL, false);
  await visitor.goto(link);
  const heading = visitor.getByRole("heading", { level: 1 });
  await visitor.getByRole("link", { name: "Reminders from Dana Whitfield" }).click();
  await expect(heading).toHaveText("Stop reminders from Dana Whitfield?");
  await visitor.getByRole("button", { name: "Stop reminders" }).click();
  await expect(heading).toHaveText("Reminders from Dana Whitfield are off");

  await visitor.goto(link);
  await visitor.getByRole("link", { name: "Report this invitation" }).click();
  await visitor.getByLabel("It is threatening, fraudulent or hurtful").check();
  await visitor.getByRole("button", { name: "Send report" }).click();
  await expect(heading).toHaveText("Thank you for telling us");
  const { reports } = await admin("report", "list");
  expect(reports).toContainEqual(expect.objectContaining({ meetingId: meeting.id, reason: "harmful" }));
  await page.goto(`/meetings/${meeting.id}`);
  await expect(page.getByRole("main")).not.toContainText("eport");

  const said: string[] = [];
  for (const asked of [address, guest("nobody")]) {
    await visitor.goto("/invitations/unknown");
    await expect(heading).toHaveText("This invitation link doesn’t work");
    await visitor.getByRole("link", { name: "Send me a new link" }).click();
    await visitor.getByLabel("Your email").fill(asked);
    await visitor.getByRole("button", { name: "Send me a new link" }).click();
    await expect(heading).toHaveText("Check your email");
    said.push(`${visitor.url()} ${await visitor.getByRole("main").innerHTML()}`);
  }
  expect(said[0]).toBe(said[1]);
  const fresh = await linkMailedTo(mailbox, address, 2);
  expect(fresh).not.toBe(link);
  await visitor.goto(link);
  await expect(heading).toHaveText("This invitation link doesn’t work");
  await visitor.goto(fresh);
  await expect(heading).toHaveText("You are invited");
});
