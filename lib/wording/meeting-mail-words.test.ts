import { describe, expect, test } from "vitest";
import { exampleEnd, exampleFacts, exampleStart } from "@/lib/wording/example-facts";
import type { MeetingFacts } from "@/lib/wording/mail-facts";
import { mailLocales } from "@/lib/wording/mail-locale";
import { meetingMailWords } from "@/lib/wording/meeting-mail-words";
import { shippedWording } from "@/lib/wording/shipped-wording";
import { isAccountKey, type MeetingKey, templateKeys } from "@/lib/wording/template-keys";

const meetingKeys = templateKeys.filter((key) => !isAccountKey(key));

function wordsOf(key: MeetingKey, over: Partial<MeetingFacts> = {}) {
  const facts = exampleFacts(over);
  return meetingMailWords(key, shippedWording(key, facts.locale), facts);
}

test("the subject of an invitation says the time in the recipient's zone", () => {
  expect(wordsOf("scheduled_meeting_invitation").subject).toBe("Appointment on Tue 1 Dec, 16:00 (CET)");
  expect(wordsOf("scheduled_meeting_invitation", { timeZone: "Asia/Kolkata" }).subject).toContain("20:30");
  expect(wordsOf("scheduled_meeting_invitation", { locale: "de" }).subject).toBe("Termin am Di., 1. Dez., 16:00 (MEZ)");
});

test("the time is said in the recipient's zone, and in the host's where that reads differently", () => {
  const { when } = wordsOf("scheduled_meeting_invitation");
  expect(when.text).toBe("Tuesday, 1 December 2026, 16:00–16:50 (CET, UTC+1)");
  expect(when.hostText).toBe("For Dana Whitfield: Tuesday, 1 December 2026, 10:00–10:50 (EST, UTC-5)");
  expect(wordsOf("scheduled_meeting_invitation", { hostTimeZone: "Europe/Paris" }).when.hostText).toBeNull();
});

test("each answer is a link to the recipient's own page", () => {
  const urls = wordsOf("scheduled_meeting_invitation", { url: "https://meet.example/i/t" }).answers?.links.map(
    ({ url }) => url,
  );
  expect(urls).toEqual(
    ["accepted", "tentative", "declined"].map((answer) => `https://meet.example/i/t?answer=${answer}&lang=en`),
  );
});

test("someone without a name is greeted without one", () => {
  expect(wordsOf("scheduled_meeting_invitation", { recipientName: null }).paragraphs[0]).toBe("Hello,");
  expect(wordsOf("scheduled_meeting_invitation", { recipientName: " \u200b" }).paragraphs[0]).toBe("Hello,");
});

test.each(mailLocales)("in %s a guest reads that they need no account, and who has one does not", (locale) => {
  for (const key of ["scheduled_meeting_invitation", "instant_meeting_invitation"] as const) {
    const said = (hasAccount: boolean) => wordsOf(key, { locale, hasAccount }).paragraphs.join(" ");
    expect(said(false)).toMatch(/account|Konto|cuenta|compte/);
    expect(said(true)).not.toMatch(/account|Konto|cuenta|compte/);
  }
});

test("a video call has a way in, the room, and its own link stands nowhere in an email", () => {
  const place = { type: "video", value: "https://calls.example/j/1" } as const;
  const words = wordsOf("scheduled_meeting_invitation", { place, joinUrl: "https://meet.example/m/x" });
  expect(words.join?.url).toBe("https://meet.example/m/x");
  expect(JSON.stringify(words)).not.toContain("calls.example");
  expect(wordsOf("scheduled_meeting_invitation", { place }).join).toBeNull();
});

test("a meeting in person has no link to join", () => {
  expect(wordsOf("scheduled_meeting_invitation", { joinUrl: "https://meet.example/m/x" }).join).toBeNull();
});

test("a cancellation has nothing to press, says so first and passes the message on", () => {
  const words = wordsOf("meeting_cancelled", { place: { type: "video", value: "https://calls.example/j/1" } });
  expect(words.when).toMatchObject({ label: "Cancelled", struck: true });
  expect([words.join, words.button, words.answers]).toEqual([null, null, null]);
  expect(words.quotes[0]).toEqual({
    label: "Message from Dana Whitfield",
    text: "Something has come up.\nThank you for your patience.",
  });
  expect(JSON.stringify(words)).not.toContain("https://");
});

test("someone removed is no longer invited; the meeting is not called cancelled", () => {
  const words = wordsOf("meeting_cancelled", { removed: true, message: null });
  expect(words.heading).toBe("You are no longer invited to this appointment");
  expect(JSON.stringify(words)).not.toMatch(/cancelled/i);
});

test("an update marks a new time as new, and says nothing twice", () => {
  const words = wordsOf("meeting_updated");
  expect(words.when.label).toBe("New time");
  expect(words.details.map(({ label }) => label)).toEqual(["With"]);
  expect(words.quotes.map(({ label }) => label)).toEqual(["Message from Dana Whitfield"]);
  expect(wordsOf("meeting_updated", { changes: [] })).toMatchObject({ when: { label: null }, changes: null });
});

test("the host reads who answered what, and not that the meeting is with the host", () => {
  const words = wordsOf("meeting_response");
  expect(words.details.map(({ label }) => label)).toEqual(["Where", "Topic"]);
  expect(words.heading).toBe("Bo Lind may come");
  expect(words.quotes).toContainEqual({ label: "Their note", text: "I may be late." });
});

test("a wording that lacks a field or uses an unknown variable makes no mail", () => {
  const { heading: _, ...withoutHeading } = shippedWording("meeting_updated", "en");
  expect(() => meetingMailWords("meeting_updated", withoutHeading, exampleFacts())).toThrow();
  const unknown = { ...shippedWording("meeting_updated", "en"), subject: "{title}" };
  expect(() => meetingMailWords("meeting_updated", unknown, exampleFacts())).toThrow();
});

describe.each(meetingKeys)("the mail %s", (key) => {
  test.each(mailLocales)("keeps title and description to itself while neutral, in %s", (locale) => {
    const canaries = { title: "KANARIENTITEL", description: "KANARIENTEXT" };
    const changes = [
      { field: "title", from: "KANARIENALT", to: canaries.title },
      { field: "description", from: "KANARIENALT", to: canaries.description },
      { field: "invitees", from: ["KANARIENGAST"], to: [] },
      { field: "startsAt", from: exampleStart - 1000, to: exampleStart },
    ];
    const words = wordsOf(key, { ...canaries, changes, locale, disclosure: "neutral" });
    expect(JSON.stringify(words)).not.toMatch(/KANARIEN/);
  });

  test.each(mailLocales)("never names a person or the title outside its body, in %s", (locale) => {
    const people = { hostName: "KANARIENHOST", recipientName: "KANARIENGAST", title: "KANARIENTITEL" };
    const response = { name: "KANARIENGAST", answer: "accepted", note: "KANARIENNOTIZ" } as const;
    const { subject, preheader } = wordsOf(key, { ...people, response, locale, disclosure: "full" });
    expect(subject + preheader).not.toMatch(/KANARIEN/);
    expect(subject).toContain("16:00");
    expect(preheader.length).toBeLessThanOrEqual(90);
  });
});

test("subject and preheader stay one line and short, whatever an operator wrote", () => {
  const wording = {
    ...shippedWording("meeting_updated", "en"),
    subject: `{shortWhen}\r\nBcc: x${"y".repeat(300)}`,
    preheader: "z".repeat(300),
  };
  const words = meetingMailWords("meeting_updated", wording, exampleFacts({ endsAt: exampleEnd }));
  expect(words.subject).not.toMatch(/\p{Cc}/u);
  expect(words.subject).toHaveLength(200);
  expect(words.preheader).toHaveLength(90);
});
