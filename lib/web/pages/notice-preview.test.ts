import { expect, test } from "vitest";
import { noticePreview } from "@/lib/web/pages/notice-preview";
import { noticeKeys, shippedNotice } from "@/lib/wording/notice-words";

const refOf = (key: (typeof noticeKeys)[number]) => ({ channel: "in_app", key, locale: "en" }) as const;

test.each(noticeKeys)("%s is shown in either scheme", (key) => {
  const pages = (["light", "dark"] as const).map((show) => noticePreview(refOf(key), shippedNotice(key), show));
  for (const page of pages) expect(page).toMatch(/<li>[^<{]{10,}<\/li>/);
  expect(pages[0]).not.toBe(pages[1]);
});

test("where one sentence is several, each is shown", () => {
  const shown = (key: "meeting_response" | "delivery_failed") =>
    noticePreview(refOf(key), shippedNotice(key), "light").match(/<li>/g)?.length;
  expect([shown("meeting_response"), shown("delivery_failed")]).toEqual([4, 3]);
});

test("what is not fit to use is said instead, and what was typed is text and never elements", () => {
  expect(noticePreview(refOf("time_kept"), { sentence: "<b>{title}</b>" }, "light")).not.toContain("<b>");
  expect(noticePreview(refOf("time_kept"), { sentence: "{title}" }, "light")).toContain("There is no {title} here");
  expect(noticePreview(refOf("time_kept"), { sentence: "a & b" }, "light")).toContain("a &#38; b");
});
