import { expect, test } from "vitest";
import { currentOf } from "@/components/shell/nav-items";

const hrefs = ["/meetings", "/meetings/new", "/meetings/instant", "/settings"];

test.each([
  ["/meetings", "/meetings"],
  ["/meetings/0b1c", "/meetings"],
  ["/meetings/0b1c/edit", "/meetings"],
  ["/meetings/new", "/meetings/new"],
  ["/meetings/newer", "/meetings"],
  ["/meetings/instant", "/meetings/instant"],
  ["/settings/api-keys", "/settings"],
  ["/meetingsroom", undefined],
  ["/", undefined],
])("at %s the navigation marks %s", (path, href) => {
  expect(currentOf(path, hrefs)).toBe(href);
});
