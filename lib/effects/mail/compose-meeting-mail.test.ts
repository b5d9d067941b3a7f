import { afterEach, expect, test } from "vitest";
import { composeMeetingMail } from "@/lib/effects/mail/compose-meeting-mail";
import { property, readWire, textOf } from "@/lib/ics/testing/read-wire";
import { secretsOf } from "@/lib/secrets";
import { aMailToSend } from "@/lib/testing/mail-to-send";

const secrets = secretsOf(Buffer.alloc(32, 7));
const sender = {
  appUrl: "https://meet.example",
  secrets,
  emailFrom: "Compath <meetings@compath.example>",
  platformEmail: "meetings@compath.example",
  replyDomain: undefined,
};
const renderedAt = Date.UTC(2027, 1, 1, 9, 30);

async function mailOf(letter: ReturnType<typeof aMailToSend>, at = renderedAt) {
  const mail = await composeMeetingMail(sender, letter, at);
  if (!mail?.calendar) throw new Error("There is no mail with a calendar part.");
  return { ...mail, ics: mail.calendar.content };
}

/** Everything that the recipient's mail program and the provider get to see. */
async function everythingIn(letter: ReturnType<typeof aMailToSend>): Promise<string> {
  return JSON.stringify(await mailOf(letter));
}

test("an invitation goes from the platform to one address, and says that a machine wrote it", async () => {
  const mail = await mailOf(aMailToSend());
  expect(mail).toMatchObject({
    from: "Compath <meetings@compath.example>",
    to: "bo@x.example",
    date: "2027-02-01T09:30:00Z",
    messageId: "0192f0c1-0000-7000-8000-00000000000d@compath.example",
    headers: { "Auto-Submitted": "auto-generated" },
    calendar: { method: "REQUEST" },
  });
});

test("a guest's links hold their token, in the mail and not in the calendar part (P01)", async () => {
  const mail = await mailOf(aMailToSend({ tokenVersion: 2 }));
  const token = secrets.tokenFor("invitation", aMailToSend().invitationId, 2);
  for (const part of [mail.html, mail.text]) {
    for (const answer of ["accepted", "tentative", "declined"]) {
      expect(part).toContain(`https://meet.example/i/${token}?answer=${answer}`);
    }
    expect(part).toContain(`https://meet.example/i/${token}?to=room`);
    expect(part).not.toContain("/m/the-slug");
  }
  expect(mail.ics.replaceAll("\r\n ", "")).not.toContain(token);
  expect(property(mail.ics, "URL")?.value).toBe("https://meet.example/m/the-slug");
});

test("the email to a person with an account carries their personal link, and does not say that they need no account", async () => {
  const letter = aMailToSend({ userId: "0192f0c1-0000-7000-8000-00000000000f" });
  const everything = await everythingIn(letter);
  const token = secrets.tokenFor("invitation", letter.invitationId, 0);
  expect(everything).toContain(`https://meet.example/i/${token}?answer=accepted`);
  expect(everything).not.toContain("/meetings/");
  expect(everything).not.toContain(letter.userId);
  expect(everything).not.toContain("no account");
  expect(await everythingIn(aMailToSend({ userId: null }))).toContain("no account");
});

test("the email to a person who wants to sign in always leads to their account and holds no secret", async () => {
  const letter = aMailToSend({ userId: "0192f0c1-0000-7000-8000-00000000000f", alwaysSignIn: true });
  const everything = await everythingIn(letter);
  expect(everything).toContain(`https://meet.example/meetings/${letter.meeting.id}?answer=accepted`);
  expect(everything).toContain("https://meet.example/m/the-slug");
  expect(everything).not.toContain("/i/");
});

test("the calendar part asks its one recipient in the state of their answer, from the platform's address (P01)", async () => {
  const { ics } = await mailOf(aMailToSend({ sequence: 3, response: "tentative" }));
  expect(property(ics, "SEQUENCE")?.value).toBe("3");
  expect(property(ics, "UID")?.value).toBe(aMailToSend().meeting.uid);
  expect(property(ics, "DTSTAMP")?.value).toBe("20270201T093000Z");
  expect(property(ics, "DTSTART")?.value).toBe("20270310T150000Z");
  expect(property(ics, "DTEND")?.value).toBe("20270310T160000Z");
  expect(property(ics, "ORGANIZER")).toMatchObject({
    parameters: { CN: "Dr. Ada" },
    value: "mailto:meetings@compath.example",
  });
  expect(property(ics, "ATTENDEE")).toMatchObject({
    parameters: { CN: "Bo", PARTSTAT: "TENTATIVE", RSVP: "TRUE" },
    value: "mailto:bo@x.example",
  });
  expect(readWire(ics).components[0]?.components).toEqual([]);
});

test("a recipient without a name is called by their address", async () => {
  const { ics } = await mailOf(aMailToSend({ name: null }));
  expect(property(ics, "ATTENDEE")?.parameters.CN).toBe("bo@x.example");
});

test("each body is in its recipient's zone, with the host's beside it (P17)", async () => {
  const times = { startsAt: Date.UTC(2027, 2, 28, 1), endsAt: Date.UTC(2027, 2, 28, 2) };
  const newYork = await mailOf(
    aMailToSend({ userId: "x", timeZone: "America/New_York", locale: "en", content: times }),
  );
  const kolkata = await mailOf(aMailToSend({ userId: "x", timeZone: "Asia/Kolkata", locale: "en", content: times }));
  const guest = await mailOf(aMailToSend({ content: times }));

  expect(newYork.text).toContain("Saturday, 27 March 2027, 21:00–22:00 (EDT, UTC-4)");
  expect(kolkata.text).toContain("Sunday, 28 March 2027, 06:30–07:30 (Kolkata, UTC+5:30)");
  for (const { text } of [newYork, kolkata, guest]) expect(text).toContain("03:00–04:00 (CEST, UTC+2)");
  for (const { ics } of [newYork, kolkata, guest]) expect(property(ics, "DTSTART")?.value).toBe("20270328T010000Z");
});

test("each mail is in its recipient's language, a guest's in the host's (P19)", async () => {
  const german = await mailOf(aMailToSend({ userId: "x", timeZone: "Europe/Berlin", locale: "de-AT" }));
  const guest = await mailOf(aMailToSend({ meeting: { hostLocale: "fr" } }));

  expect(german.html).toMatch(/<html[^>]* lang="de"[\s\S]*<body[^>]* lang="de"/);
  expect(guest.html).toMatch(/<html[^>]* lang="fr"/);
  for (const { html, subject } of [german, guest]) {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
    expect(subject.length).toBeLessThanOrEqual(200);
  }
});

test("a neutral meeting's title, description and other people are nowhere in it (P02, P-32)", async () => {
  const letter = aMailToSend({
    meeting: { disclosure: "neutral" },
    content: { title: "CANARY grief", description: "CANARY notes" },
  });
  expect(await everythingIn(letter)).not.toContain("CANARY");
  expect(property((await mailOf(letter)).ics, "SUMMARY")?.value).toBe("Appointment with Dr. Ada");
});

test("a full meeting's title and description are in body and file, and never in what a lock screen shows", async () => {
  const content = { title: "CANARY grief", description: "CANARY notes" };
  const { subject, text, ics } = await mailOf(aMailToSend({ content }));
  expect(subject).not.toContain("CANARY");
  expect(text).toContain("CANARY notes");
  expect(textOf(property(ics, "SUMMARY")?.value ?? "")).toBe("CANARY grief");
});

test("no text becomes a property, a header or a recipient (P15, P16, P-33)", async () => {
  const evil = "Ada\r\nATTENDEE:mailto:evil@x\u2028Bcc: evil@x";
  const location = { type: "in_person", value: evil } as const;
  const letter = aMailToSend({ name: evil, content: { title: evil, description: evil, host: evil, location } });
  const { subject, to, ics } = await mailOf(letter);

  expect(to).toBe("bo@x.example");
  expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  const [event] = readWire(ics).components;
  expect(event?.properties.filter(({ name }) => name === "ATTENDEE").map(({ value }) => value)).toEqual([
    "mailto:bo@x.example",
  ]);
});

test("a platform on plain http sends its invitations too", async () => {
  const mail = await composeMeetingMail({ ...sender, appUrl: "http://10.0.0.5:3000" }, aMailToSend(), renderedAt);
  expect(mail?.text).toContain("http://10.0.0.5:3000/i/");
});

test("an instant meeting has a template of its own", async () => {
  const instant = await mailOf(aMailToSend({ template: "instant_meeting_invitation" }));
  expect(instant.html).not.toBe((await mailOf(aMailToSend())).html);
});

test("a template without a row gives no mail, and one that no release knows is a bug", async () => {
  await expect(composeMeetingMail(sender, aMailToSend({ template: "sign_in" }), renderedAt)).rejects.toThrow(TypeError);
  expect(await composeMeetingMail(sender, aMailToSend({ templates: {} }), renderedAt)).toBeUndefined();
});

test("an operator's wording is used instead of the shipped one", async () => {
  const wording = { subject: "Besuch", preheader: "p", heading: "Guten Tag", body: "Text", button: "Los" };
  const templates = { en: { enabled: true, wording } };
  expect((await mailOf(aMailToSend({ templates }))).subject).toBe("Besuch");
});

const zoneOfThisMachine = process.env.TZ;
afterEach(() => {
  if (zoneOfThisMachine === undefined) delete process.env.TZ;
  else process.env.TZ = zoneOfThisMachine;
});

test("the zone of the server changes no byte (P26)", async () => {
  const letters = [aMailToSend(), aMailToSend({ userId: "x", timeZone: "Asia/Kolkata", locale: "de" })];
  const bytes = new Set<string>();
  const clocks = new Set<number>();
  for (const zone of ["UTC", "America/New_York", "Asia/Kolkata"]) {
    process.env.TZ = zone;
    clocks.add(new Date(renderedAt).getHours());
    bytes.add((await Promise.all(letters.map(everythingIn))).join());
  }
  expect(clocks.size).toBe(3);
  expect(bytes.size).toBe(1);
});
