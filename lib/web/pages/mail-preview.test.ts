import { describe, expect, test } from "vitest";
import { mailPreview } from "@/lib/web/pages/mail-preview";
import { mailLocales } from "@/lib/wording/mail-locale";
import { shippedWording } from "@/lib/wording/shipped-wording";
import { templateKeys } from "@/lib/wording/template-keys";

const every = templateKeys.flatMap((key) => mailLocales.map((locale) => ({ channel: "email" as const, key, locale })));
const ref = { channel: "email", key: "meeting_reminder", locale: "en" } as const;
const shipped = shippedWording(ref.key, ref.locale);

describe.each(every)("$key in $locale", (ref) => {
  test("is shown in one colour scheme whatever the reader's own is, and as text", async () => {
    const wording = shippedWording(ref.key, ref.locale);
    const dark = await mailPreview(ref, wording, "dark");
    expect(dark).toContain("@media all");
    expect(dark).not.toContain("prefers-color-scheme");
    expect(dark).not.toContain("light dark");
    expect(await mailPreview(ref, wording, "light")).toContain("@media not all");
    expect(await mailPreview(ref, wording, "text")).toMatch(/<pre>[^<]{50,}<\/pre>/);
  });
});

test("the subject stands above the mail, and what was typed is text and never elements", async () => {
  const wording = { ...shipped, subject: "<b>{shortWhen}</b>", body: "<img src=x onerror=alert(1)>" };
  const page = await mailPreview(ref, wording, "light");
  expect(page).not.toMatch(/<b>|<img/);
  expect(page).toContain("Leave out everything in angle brackets");
  const fine = await mailPreview(ref, { ...shipped, subject: "A & B {shortWhen}" }, "text");
  expect(fine).toContain("<strong>A &#38; B Tue 1 Dec, 16:00 (CET)</strong>");
});
