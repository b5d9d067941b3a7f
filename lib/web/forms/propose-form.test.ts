import { expect, test } from "vitest";
import { proposeForm } from "@/lib/web/forms/propose-form";

const berlin = { zone: "Europe/Berlin", note: "" };
const read = (typed: Record<string, string>) => proposeForm.parse({ ...berlin, ...typed });
const wrongIn = (typed: Record<string, string>) =>
  proposeForm.safeParse({ ...berlin, ...typed }).error?.issues.map(({ path }) => path.join("."));

test("days and times are read from a clock in the zone of the page", () => {
  const typed = {
    date0: "2027-03-11",
    time0: "10:00",
    date1: "2027-07-12",
    time1: "18:30",
    note: " Later?\nThanks ",
  };
  expect(read(typed)).toEqual({
    startsAt: [Date.parse("2027-03-11T09:00:00Z"), Date.parse("2027-07-12T16:30:00Z")],
    note: "Later?\nThanks",
    zone: "Europe/Berlin",
  });
  expect(read({ ...typed, zone: "Asia/Kathmandu" }).startsAt[0]).toBe(Date.parse("2027-03-11T04:15:00Z"));
});

test("the second one may be left out, the first one and halves may not", () => {
  expect(read({ date0: "2027-03-11", time0: "10:00" }).startsAt).toHaveLength(1);
  expect(wrongIn({})).toEqual(["startsAt.0"]);
  expect(wrongIn({ date0: "2027-03-11", time0: "10:00", date1: "2027-03-12" })).toEqual(["startsAt.1"]);
  expect(wrongIn({ date1: "2027-03-11", time1: "10:00" })).toEqual(["startsAt.0"]);
  expect(wrongIn({ date0: "soon", time0: "10:00" })).toEqual(["startsAt.0"]);
});

test("a time that the clocks skip is refused, one that they show twice has to be said", () => {
  expect(wrongIn({ date0: "2027-03-28", time0: "02:30" })).toEqual(["startsAt.0"]);
  const night = { date0: "2027-10-31", time0: "02:30" };
  expect(wrongIn(night)).toEqual(["occurrence.0"]);
  expect(read({ ...night, occurrence0: "first" }).startsAt).toEqual([Date.parse("2027-10-31T00:30:00Z")]);
  expect(read({ ...night, occurrence0: "second" }).startsAt).toEqual([Date.parse("2027-10-31T01:30:00Z")]);
});

test("an unknown zone and a note that is too long are named", () => {
  const typed = { date0: "2027-03-11", time0: "10:00" };
  expect(wrongIn({ ...typed, zone: "Europe/Nowhere" })).toEqual(["zone"]);
  expect(wrongIn({ ...typed, note: "x".repeat(501) })).toEqual(["note"]);
});
