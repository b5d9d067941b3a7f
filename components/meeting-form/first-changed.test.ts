import { expect, test } from "vitest";
import { firstChanged } from "@/components/meeting-form/first-changed";

const names = ["inviteeEmails", "date", "time", "title"];
const before = { date: ["2031-12-01"], time: ["16:00"], title: ["Talk"] };

test("the first control on the page that was changed is found, in the page's order", () => {
  const typed = { title: ["Other"], time: ["17:00"], date: ["2031-12-01"], inviteeEmails: [""] };
  expect(firstChanged(names, typed, before)).toBe("time");
});

test("an empty control is the same as none, and where nothing changed none is found", () => {
  expect(firstChanged(names, { ...before, inviteeEmails: [""] }, before)).toBeUndefined();
});

test("someone removed from a list is a change", () => {
  expect(firstChanged(["who[]"], {}, { "who[]": ["a"] })).toBe("who[]");
});
