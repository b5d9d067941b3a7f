import { describe, expect, test } from "vitest";
import { renderMail } from "@/emails/render-mail";
import { exampleMail, readableText } from "@/emails/testing/example-mail";
import { exampleFacts } from "@/lib/wording/example-facts";
import { mailLocales } from "@/lib/wording/mail-locale";
import { meetingMailWords } from "@/lib/wording/meeting-mail-words";
import { shippedWording } from "@/lib/wording/shipped-wording";
import { templateKeys } from "@/lib/wording/template-keys";

const everyMail = templateKeys.flatMap((key) => mailLocales.map((locale) => ({ key, locale })));

describe.each(everyMail)("$key in $locale", ({ key, locale }) => {
  const mail = exampleMail(key, { locale, place: { type: "video", value: "https://calls.example/j/1" } });

  test("is one readable page with its language, one heading and both colour schemes", async () => {
    const { html } = await mail;
    expect(html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`));
    expect(html).toMatch(/<html[^>]* dir="ltr"/);
    expect(html).toMatch(new RegExp(`<body[^>]* lang="${locale}"`));
    expect(html).toMatch(/<body[^>]* dir="ltr"/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain("@media (prefers-color-scheme: dark)");
  });

  test("loads nothing, and is not cut by Gmail", async () => {
    const { html } = await mail;
    expect(html).not.toMatch(/<(img|link|script|iframe|video)\b|@import|url\(|\ssrc=|background="/i);
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
  });

  test("says the same in both parts", async () => {
    const { html, text, words } = await mail;
    const { subject: _, preheader: __, locale: ___, dir: ____, colon: _____, ...said } = words;
    const lines = stringsIn(said).flatMap((said) => said.split("\n"));
    const readable = readableText(html);
    for (const line of lines) {
      expect(text).toContain(line);
      expect(line.startsWith("https://") ? html.replaceAll("&amp;", "&") : readable).toContain(line);
    }
  });

  test("has each link on a line of its own in the text, and the same links in both parts", async () => {
    const { html, text } = await mail;
    const inText = text.split("\n").filter((line) => line.includes("https://") && !line.includes("→"));
    expect(inText.every((line) => /^https:\/\/\S+$/.test(line))).toBe(true);
    const inHtml = [...html.matchAll(/href="([^"]*)"/g)].map(([, url = ""]) => url.replaceAll("&amp;", "&"));
    expect(inHtml.toSorted()).toEqual(inText.toSorted());
  });

  test("is the same bytes for the same words", async () => {
    const again = await exampleMail(key, { locale, place: { type: "video", value: "https://calls.example/j/1" } });
    expect(again).toEqual(await mail);
  });
});

test("the first line is the time with zone and offset, in both parts", async () => {
  const { html, text } = await exampleMail("scheduled_meeting_invitation");
  const when = "Tuesday, 1 December 2026, 16:00–16:50 (CET, UTC+1)";
  expect(text.split("\n")[0]).toBe(when);
  expect(readableText(html).trim().split("\n")[0]).toBe(when);
});

test("the old value is struck and stands before the new one", async () => {
  const { html, text } = await exampleMail("meeting_updated");
  expect(html).toMatch(/<s>Monday, 30 November 2026, 16:00–16:50 \(CET, UTC\+1\)<\/s>.*Tuesday, 1 December 2026/s);
  expect(text).toContain(
    "When: Monday, 30 November 2026, 16:00–16:50 (CET, UTC+1) → Tuesday, 1 December 2026, 16:00–16:50 (CET, UTC+1)",
  );
});

test("a cancellation has no link at all and strikes the time", async () => {
  const { html, text } = await exampleMail("meeting_cancelled", {
    place: { type: "video", value: "https://calls.example/j/1" },
  });
  expect(html).not.toContain("href=");
  expect(text).not.toContain("https://");
  expect(html).toContain("<s>Tuesday, 1 December 2026");
});

test("the longest texts are still not cut by Gmail", async () => {
  const long = { title: "漢".repeat(255), description: "漢\n".repeat(2000), hostName: "漢".repeat(100) };
  const { html } = await exampleMail("meeting_updated", long);
  expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
});

test("a missing wording makes no mail", async () => {
  expect(() => meetingMailWords("meeting_updated", {}, exampleFacts())).toThrow();
  const words = meetingMailWords("meeting_updated", shippedWording("meeting_updated", "en"), exampleFacts());
  expect((await renderMail("meeting_updated", words)).subject).toBe(words.subject);
});

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
