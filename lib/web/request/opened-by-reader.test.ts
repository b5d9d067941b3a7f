import { expect, test } from "vitest";
import { isOpenedByReader } from "@/lib/web/request/opened-by-reader";

const typed = { "sec-fetch-dest": "document", "sec-fetch-mode": "navigate", "sec-fetch-site": "none" };

test.each([
  ["a typed address", {}, true],
  ["a link of our own pages", { "sec-fetch-site": "same-origin" }, true],
  ["a click in a mail on the web", { "sec-fetch-site": "cross-site", "sec-fetch-user": "?1" }, true],
  ["another site that leads the tab here", { "sec-fetch-site": "cross-site" }, false],
  ["a neighbouring site that leads the tab here", { "sec-fetch-site": "same-site" }, false],
  ["a prefetch", { "sec-purpose": "prefetch;prerender" }, false],
  ["a prefetch of an older browser", { purpose: "prefetch" }, false],
  ["a frame", { "sec-fetch-dest": "iframe" }, false],
  ["an image", { "sec-fetch-dest": "image", "sec-fetch-mode": "no-cors" }, false],
  ["Next's own fetching of a page's parts", { "sec-fetch-dest": "empty", "sec-fetch-mode": "cors" }, false],
])("%s: a person has opened the page is %s", (_, wishes, opened) => {
  expect(isOpenedByReader(new Headers({ ...typed, ...wishes }))).toBe(opened);
});

test("a program that says nothing of how it came has opened nothing", () => {
  expect(isOpenedByReader(new Headers())).toBe(false);
});
