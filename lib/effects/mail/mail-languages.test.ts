import { describe, expect, test } from "vitest";
import { composeMeetingMail } from "@/lib/effects/mail/compose-meeting-mail";
import { readWithIcalJs } from "@/lib/ics/testing/read-with-ical-js";
import { aMailToSend } from "@/lib/testing/mail-to-send";
import { testAppUrl, testSecrets } from "@/lib/testing/people";
import { accountMailWords } from "@/lib/wording/account-mail-words";
import { shippedWording } from "@/lib/wording/shipped-wording";

const sender = {
  appUrl: testAppUrl,
  secrets: testSecrets,
  emailFrom: "Compath <meetings@compath.example>",
  platformEmail: "meetings@compath.example",
  replyDomain: undefined,
};

/** What tells a language from the others, in each part of a mail. */
const languages = {
  en: { noun: /appointment/i, day: "Wednesday, 10 March 2027", summary: "Appointment with Dr. Ada", where: "Where:" },
  de: { noun: /Termin/, day: "Mittwoch, 10. März 2027", summary: "Termin mit Dr. Ada", where: "Wo:" },
  es: { noun: /cita/i, day: "miércoles, 10 de marzo de 2027", summary: "Cita con Dr. Ada", where: "Dónde:" },
  fr: { noun: /rendez-vous/i, day: "mercredi 10 mars 2027", summary: "Rendez-vous avec Dr. Ada", where: "Où\u00a0:" },
};
const templates = {
  scheduled_meeting_invitation: {},
  instant_meeting_invitation: {},
  meeting_updated: { lastSaid: { ...aMailToSend().content, title: "Old" } },
  meeting_cancelled: { meeting: { status: "cancelled" as const } },
  meeting_reminder: {},
};
// Safe: the keys of literals that nobody extends.
const locales = Object.keys(languages) as (keyof typeof languages)[];
const keys = Object.keys(templates) as (keyof typeof templates)[];

describe.each(locales.flatMap((locale) => keys.map((key) => ({ locale, key }))))(
  "$key in $locale",
  ({ locale, key }) => {
    const { noun, day, summary, where } = languages[locale];
    const others = locales.filter((other) => other !== locale).map((other) => languages[other]);

    test.each([
      ["someone with an account reads their own language", { userId: "u", timeZone: "Europe/Berlin", locale }, "en"],
      ["a guest reads the host's", { userId: null, locale: null }, locale],
    ] as const)("%s in subject, both bodies and the calendar file", async (_, person, hostLocale) => {
      const { meeting = {}, ...rest } = { meeting: {}, ...templates[key] };
      const letter = aMailToSend({
        ...rest,
        ...person,
        template: key,
        meeting: { ...meeting, hostLocale, disclosure: "neutral" },
      });
      const mail = await composeMeetingMail(sender, letter, Date.UTC(2027, 1, 1, 9, 30));
      expect(mail?.subject).toMatch(noun);
      for (const part of [mail?.text, mail?.html]) {
        expect(part).toContain(day);
        for (const other of others) expect(part).not.toContain(other.day);
      }
      expect(mail?.text).toContain(where);
      expect(mail?.html).toMatch(new RegExp(`<html[^>]* lang="${locale}"[^]*<body[^>]* lang="${locale}"`));
      expect(mail?.html).toMatch(/<html[^>]* dir="ltr"[\s\S]*<body[^>]* dir="ltr"/);
      expect(readWithIcalJs(mail?.calendar?.content ?? "").summary).toBe(summary);
    });
  },
);

const replies = {
  en: ["Replies reach Dr. Ada.", "Replies to this email are not read."],
  de: ["Antworten erreichen Dr. Ada.", "Antworten auf diese E-Mail werden nicht gelesen."],
  es: ["Las respuestas llegan a Dr. Ada.", "Las respuestas a este correo no se leen."],
  fr: ["Les réponses parviennent à Dr. Ada.", "Les réponses à ce message ne sont pas lues."],
};

describe.each(locales)("R6: every email in %s says where a reply goes", (locale) => {
  test.each([...keys, "time_kept"])("%s", async (template) => {
    const [reach, unread] = replies[locale];
    const meeting = template === "meeting_cancelled" ? { status: "cancelled" as const } : {};
    const lastSaid = { ...aMailToSend().content, title: "Old" };
    const letter = aMailToSend({
      template,
      userId: null,
      locale: null,
      lastSaid,
      meeting: { ...meeting, hostLocale: locale },
    });
    const sent = (replyDomain: string | undefined) =>
      composeMeetingMail({ ...sender, replyDomain }, letter, Date.UTC(2027, 1, 1, 9, 30));
    const [read, deaf] = [await sent("reply.example"), await sent(undefined)];
    expect([read?.text.includes(reach ?? ""), read?.html.includes(reach ?? "")]).toEqual([true, true]);
    expect(read?.headers["Reply-To"]).toMatch(/^rsvp\+[0-9a-f]{32}@reply\.example$/);
    expect([deaf?.text.includes(unread ?? ""), deaf?.html.includes(unread ?? "")]).toEqual([true, true]);
    expect(deaf?.headers).not.toHaveProperty("Reply-To");
  });

  test.each(["sign_in", "confirm_address"] as const)("%s, which nobody reads", (key) => {
    const facts = { locale, url: "https://meet.example/x", validMinutes: 10, code: null };
    expect(accountMailWords(key, shippedWording(key, locale), facts).footer).toContain(replies[locale][1]);
  });
});
