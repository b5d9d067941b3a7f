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

test("a person's own zone is there under today's name, once", () => {
  for (const [own, today] of [
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["europe/berlin", "Europe/Berlin"],
  ] as const) {
    expect(idsIn(zoneGroups([own])).filter((id) => id.toLowerCase() === today.toLowerCase())).toEqual([today]);
    if (own !== today) expect(idsIn(zoneGroups([own]))).not.toContain(own);
  }
});

test.each([
  ["Europe", "Europe/Kyiv", "Kyiv (Kiev)"],
  ["Asia", "Asia/Kolkata", "Kolkata (Calcutta)"],
  ["Asia", "Asia/Kathmandu", "Kathmandu (Katmandu)"],
  ["Asia", "Asia/Ho_Chi_Minh", "Ho Chi Minh (Saigon)"],
  ["Asia", "Asia/Yangon", "Yangon (Rangoon)"],
  ["America", "America/Nuuk", "Nuuk (Godthab)"],
  ["America", "America/Argentina/Buenos_Aires", "Argentina/Buenos Aires"],
  ["Pacific", "Pacific/Kanton", "Kanton (Enderbury)"],
])("%s has %s, found by its old name as well", (region, id, city) => {
  expect(zoneGroups([]).find((group) => group.region === region)?.zones).toContainEqual({ id, city });
});

test("what is no zone is not offered", () => {
  expect(idsIn(zoneGroups(["Middle/Earth"]))).not.toContain("Middle/Earth");
});
