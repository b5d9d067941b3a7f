import type { Db } from "@/lib/db/client";

/** Every look at a meeting and every try that was turned away, in time, with the chain each row belongs to; hashes in hex. */
export async function findAccesses(db: Db, meetingId: string) {
  const orderBy = [{ at: "asc" }, { chainId: "asc" }, { position: "asc" }] as const;
  const rows = await db.access.findMany({ where: { meetingId }, orderBy: [...orderBy] });
  return rows.map(({ meetingId: _, hash, ...row }) => ({ ...row, hash: Buffer.from(hash).toString("hex") }));
}
