import { describe, expect, test } from "vitest";
import { driftColumn, pushedColumn } from "@/lib/columns/calendar-columns";
import { changesColumn } from "@/lib/columns/changes-column";
import { contentColumn } from "@/lib/columns/content-column";
import { locationColumn } from "@/lib/columns/location-column";
import { ColumnError, jsonText, readColumn } from "@/lib/columns/read-column";
import { templateRows } from "@/lib/columns/wording-column";

test.each([{ type: "video" }, { type: "video", value: null }, { type: "video", value: "" }])(
  "%j is a place without a value",
  (stored) => {
    expect(locationColumn.parse(stored)).toEqual({ type: "video", value: null });
  },
);

test.each([
  [
    { field: "location", from: { type: "video", value: null }, to: null },
    { from: { type: "video" }, to: null },
  ],
  [{ field: "location", from: { type: "phone", value: "1" }, to: { type: "video" } }, { from: { value: "1" } }],
  [
    { field: "delivery", deliveryId: "d", invitationId: "i" },
    { deliveryId: "d", invitationId: "i" },
  ],
  [
    { field: "title", from: null, to: "A" },
    { from: null, to: "A" },
  ],
])("the change %j is read as the API writes it, with all of its members", (stored, read) => {
  const [change] = changesColumn.parse([stored]);
  expect(change).toMatchObject({ field: stored.field, ...read });
  expect(JSON.stringify(change)).not.toContain('"value":null');
});

test("an event that was written before calls and without a place is read", () => {
  const written = { title: "A", description: "", startsAt: 1, endsAt: 2, responses: { i: "accepted" } };
  expect(pushedColumn.parse({ written })?.written).toEqual({ ...written, place: null });
  expect(pushedColumn.parse({ written: null })).toEqual({ written: null });
  expect(pushedColumn.parse(null)).toBeNull();
});

describe("what no release has written", () => {
  const written = { title: "A", description: "", place: null, startsAt: 1, endsAt: 2 };
  test.each([
    ["pushed", pushedColumn, { written: { ...written, responses: { i: "secret" } } }, "pushed written.responses.i"],
    ["drift", driftColumn, { kind: "changed", fields: [{ field: "secret" }] }, "drift fields.0.field"],
    ["changes", changesColumn, [{ field: "location", from: { type: "secret" }, to: null }], "changes 0.field"],
    ["content", contentColumn, { title: "secret" }, "content startsAt"],
    ["templates", templateRows, { en: { enabled: "secret", wording: null } }, "templates en.enabled"],
    ["sealed", jsonText, "secret", "sealed"],
  ])("%s: refused, naming the place and no words", (column, shape, value, code) => {
    const read = () => readColumn(column, shape, value);
    expect(read).toThrow(ColumnError);
    expect(read).toThrow(expect.objectContaining({ code, message: expect.not.stringContaining("secret") }));
  });
});
