import { expect, test } from "vitest";
import { moreHref, notificationsPageInput } from "@/lib/notifications/notifications-page";

const last = "0193b6a0-0000-7000-8000-000000000000";

test("more of the list is the same list, longer, until it is very long", () => {
  expect(moreHref(notificationsPageInput.parse({}), last)).toBe("/notifications?shown=60");
  expect(moreHref(notificationsPageInput.parse({ only: "unread", shown: "60" }), last)).toBe(
    "/notifications?only=unread&shown=90",
  );
  expect(moreHref(notificationsPageInput.parse({ shown: "300", only: "unread" }), last)).toBe(
    `/notifications?only=unread&before=${last}`,
  );
});

test.each([
  { shown: "-1" },
  { shown: "1e9" },
  { before: "1" },
  { only: "x" },
  { marked: "soon" },
  { marked: ["1", "2"] },
])("%j shows the list from its beginning", (typed) => {
  expect(notificationsPageInput.parse(typed)).toEqual({ shown: 30 });
});
