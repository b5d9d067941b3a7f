import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Pool } from "pg";
import { expect, test, vi } from "vitest";
import { measurePool, poolStates } from "@/lib/metrics/round-trips";

function measured(): WeakRef<Pool> {
  const pool = new Pool();
  measurePool(pool);
  return new WeakRef(pool);
}

test("a pool that nobody holds any more is not kept for being measured", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const first = measured();
  measured();
  await vi.waitFor(
    () => {
      collect();
      expect(first.deref() === undefined).toBe(true);
    },
    { timeout: 4_000 },
  );
  expect(poolStates()).toEqual({ busy: 0, idle: 0, waiting: 0 });
});
