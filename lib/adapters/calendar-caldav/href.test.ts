import { expect, test } from "vitest";
import { hrefOf, isSameHref } from "@/lib/adapters/calendar-caldav/href";

const base = "https://cal.example/dav/dana@x.example/home/";

test.each([
  ["/dav/dana%40x.example/home/1.ics", "https://cal.example/dav/dana@x.example/home/1.ics"],
  ["/dav/dana@x.example/home/1.ics", "https://cal.example/dav/dana@x.example/home/1.ics"],
  ["https://CAL.example:443/dav/%64ana@x.example/home/1.ics", "https://cal.example/dav/dana@x.example/home/1.ics"],
  ["2%2b1%3a%7Ea.ics", "https://cal.example/dav/dana@x.example/home/2+1:~a.ics"],
  ["ein termin.ics", "https://cal.example/dav/dana@x.example/home/ein%20termin.ics"],
  ["a%2Fb%3F.ics", "https://cal.example/dav/dana@x.example/home/a%2Fb%3F.ics"],
  ["m%c3%bcll.ics", "https://cal.example/dav/dana@x.example/home/m%C3%BCll.ics"],
  ["100%.ics", "https://cal.example/dav/dana@x.example/home/100%.ics"],
])("%s is %s", (href, spelled) => {
  expect(hrefOf(href, base)).toBe(spelled);
  expect(hrefOf(spelled, base)).toBe(spelled);
});

test("what must be encoded makes another address, a slash at the end does not", () => {
  expect(isSameHref("https://cal.example/a%2Fb", "https://cal.example/a/b")).toBe(false);
  expect(isSameHref("https://cal.example/dana%40x", "https://cal.example/dana@x/")).toBe(true);
});
