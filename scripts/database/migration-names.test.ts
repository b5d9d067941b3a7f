import { expect, test } from "vitest";
import { migrationNames } from "@/scripts/database/migrations";

/** Instants that several migrations have had since before this rule; databases know them by their names. */
const SHARED = ["20261130162500", "20261130172500"];

test("no two migrations have one instant, so that their order never hangs on their names", async () => {
  const instants = (await migrationNames()).map((name) => /^(\d{14})_[a-z0-9_]+$/.exec(name)?.[1] ?? name);
  expect(instants.length).toBeGreaterThan(20);
  expect(instants.filter((instant) => !/^\d{14}$/.test(instant))).toEqual([]);
  const twice = instants.filter((instant, index) => instants.indexOf(instant) !== index);
  expect([...new Set(twice)]).toEqual(SHARED);
});
