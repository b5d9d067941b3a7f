import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "pg";

/** SQLSTATE of a lock that was not to be had within `lock_timeout`. */
export const LOCK_TIMEOUT = "55P03";

/** How long a migration waits for a lock, and how often it asks for it. Whoever comes after it waits for as long. */
export type Patience = { lockMilliseconds: number; tries: number; pause: (tried: number) => Promise<unknown> };

export const PATIENCE: Patience = {
  lockMilliseconds: 3_000,
  tries: 10,
  pause: (tried) => delay(pauseMilliseconds(tried)),
};

/** From one second to half a minute: those who queued behind the lock come through meanwhile. */
export function pauseMilliseconds(tried: number): number {
  return Math.min(30_000, 1_000 * 2 ** (tried - 1));
}

/** Repeats `work`, which must be all or nothing, while a lock is all that it lacks. @throws what the last try threw */
export async function patiently<T>({ tries, pause }: Patience, work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLockTimeout(error) || tried >= tries) throw error;
      await pause(tried);
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === LOCK_TIMEOUT;
}
