import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { expect, test } from "@/e2e/pages/fixtures";
import type { CaughtMail, Mailbox } from "@/e2e/pages/mailbox";
import { fillMeeting, openForm } from "@/e2e/pages/schedule-form";

/** The calendar part of a mail, as a calendar program reads it. */
async function eventIn(mailbox: Mailbox, mail: CaughtMail) {
  const parsed = await PostalMime.parse(await mailbox.source(mail), { attachmentEncoding: "utf8" });
  const parts = parsed.attachments.filter(
    ({ mimeType }) => mimeType === "text/calendar" || mimeType === "application/ics",
  );
  const texts = new Set(parts.map(({ content }) => String(content)));
  expect(texts.size, "both copies are the same").toBe(1);
  const calendar = new ICAL.Component(ICAL.parse([...texts][0] ?? ""));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("The mail holds no event.");
  return {
    method: calendar.getFirstPropertyValue("method"),
    attendees: event.getAllProperties("attendee").map((one) => String(one.getFirstValue())),
    start: String(event.getFirstPropertyValue("dtstart")),
    sequence: event.getFirstPropertyValue("sequence"),
    uid: event.getFirstPropertyValue("uid"),
  };
}

test("four people are invited: each gets one mail in their language and zone, the client a notice, and a guest needs no JavaScript", async ({
  page,
  browser,
  mailbox,
}) => {
  const title = `Canary ${crypto.randomUUID()}`;
  const guests = [`ada-${crypto.randomUUID()}@guests.example`, `bo-${crypto.randomUUID()}@guests.example`];
  await openForm(page, "/meetings/new");
  await page.getByLabel("Client", { exact: true }).selectOption("Aiko Tanaka");
  await page.getByRole("checkbox", { name: "Lena Ortiz" }).check();
  await page.getByLabel("Invite by email").fill(guests.join("\n"));
  await fillMeeting(page, title);
  await page.getByRole("button", { name: "Schedule and send 4 invitations" }).click();
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}\?scheduled=1$/);
  const meetingId = /meetings\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

  // 1 December 2031, 16:00 in Berlin: 15:00 UTC, midnight in Tokyo.
  const expected: [string, RegExp, string][] = [
    ["aiko.tanaka@clients.example", /2 December 2031.*00:00/, "en"],
    ["lena.ortiz@linden.example", /diciembre.*16:00/, "es"],
    [guests[0] ?? "", /1 December 2031, 16:00/, "en"],
    [guests[1] ?? "", /1 December 2031, 16:00/, "en"],
  ];
  for (const [address, when, language] of expected) {
    const mine = async () => {
      const mails = await mailbox.to(address);
      const events = await Promise.all(mails.map(async (mail) => ({ mail, ...(await eventIn(mailbox, mail)) })));
      return events.filter(({ uid }) => String(uid).startsWith(meetingId));
    };
    await expect.poll(async () => (await mine()).length).toBe(1);
    const [invitation] = await mine();
    expect(invitation).toMatchObject({
      method: "REQUEST",
      attendees: [`mailto:${address}`],
      start: "2031-12-01T15:00:00Z",
      sequence: 0,
    });
    const { mail } = invitation ?? { mail: undefined };
    expect(mail?.html).toContain(`lang="${language}"`);
    expect(mail?.text).toMatch(when);
    for (const part of [mail?.subject, mail?.html, mail?.text]) {
      expect(part, "a neutral mail does not tell the title").not.toContain(title);
      for (const [other] of expected) if (other !== address) expect(part).not.toContain(other);
    }
  }

  const client = await browser.newPage();
  await client.goto("/sign-in?returnPath=/notifications");
  await client.getByRole("button", { name: "Sign in as Aiko Tanaka" }).click();
  await expect(client.getByRole("main")).toContainText("Dana Whitfield");

  const [mail] = await mailbox.to(guests[0] ?? "");
  const link = /https?:\/\/\S+\/i\/[\w-]{43}/.exec(mail?.text ?? "")?.[0] ?? "";
  const withoutScripts = await browser.newContext({ javaScriptEnabled: false });
  const guest = await withoutScripts.newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("You are invited");
  expect(guest.url()).not.toContain(link.slice(-43));
  await expect(guest.getByRole("main")).toContainText("Dana Whitfield");
  await guest.getByText("Add to my calendar").click();
  const [download] = await Promise.all([
    guest.waitForEvent("download"),
    guest.getByRole("link", { name: "Calendar file (.ics)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("invite.ics");
  await withoutScripts.close();
});
