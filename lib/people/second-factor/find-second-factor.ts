import type { Db } from "@/lib/db/client";

const NONE = { version: 0, setUpIn: null, confirmedAt: null, recoveryBatch: 0, usedCodes: [] as readonly number[] };

/** What is kept of an account's second factor. Without a row, and with one that was taken away, nothing is asked. */
export async function findSecondFactor(db: Db, userId: string) {
  const select = { version: true, setUpIn: true, confirmedAt: true, recoveryBatch: true, usedCodes: true };
  const found = await db.secondFactor.findUnique({ where: { userId }, select });
  return { ...(found ?? NONE), userId };
}
