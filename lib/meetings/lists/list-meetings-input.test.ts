import { expect, test } from "vitest";
import { listMeetingsInput } from "@/lib/meetings/lists/list-meetings";

test("without a wish, 50 meetings are asked for", () => {
  expect(listMeetingsInput.parse({})).toEqual({ limit: 50 });
  expect(listMeetingsInput.parse({ limit: "200", from: "2027-03-10T09:00:00+01:00" })).toEqual({
    limit: 200,
    from: Date.parse("2027-03-10T08:00:00Z"),
  });
});

test.each([
  ["limit", "0"],
  ["limit", "201"],
  ["limit", "-1"],
  ["limit", ""],
  ["limit", " 5"],
  ["limit", "0x10"],
  ["limit", "1e1"],
  ["limit", "5.5"],
  ["from", "2027-03-10"],
  ["to", "2027-03-10T09:00:00"],
  ["updatedSince", "yesterday"],
  ["status", "done"],
  ["cursor", "x".repeat(501)],
  ["hostId", "x"],
  ["token", "x"],
])("%s=%j is refused", (name, value) => {
  expect(listMeetingsInput.safeParse({ [name]: value }).success).toBe(false);
});
