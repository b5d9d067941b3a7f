import { expect, test } from "vitest";
import { zoneGroups } from "@/lib/time/zone-groups";

const idsIn = (groups: ReturnType<typeof zoneGroups>) => groups.flatMap(({ zones }) => zones.map(({ id }) => id));

test("zones are grouped by region and called by their city", () => {
  const america = zoneGroups([]).find(({ region }) => region === "America");
  expect(america?.zones).toContainEqual({ id: "America/New_York", city: "New York" });
  expect(america?.zones.every(({ id }) => id.startsWith("America/"))).toBe(true);
});

test("UTC is always there, although the runtime does not list it", () => {
  expect(zoneGroups([])).toContainEqual({ region: "UTC", zones: [{ id: "UTC", city: "UTC" }] });
});

test("a person's own zone is there under the name that they have, once", () => {
  for (const own of ["Asia/Kolkata", "Asia/Calcutta", "Europe/Berlin"]) {
    expect(idsIn(zoneGroups([own])).filter((id) => id === own)).toEqual([own]);
  }
});

test("what is no zone is not offered", () => {
  expect(idsIn(zoneGroups(["Middle/Earth"]))).not.toContain("Middle/Earth");
});
