import type { Db } from "@/lib/db/client";

/** Every line of a meeting's history in its order, with the hash that chains it to the line before in hex. */
export async function findHistory(db: Db, meetingId: string) {
  const rows = await db.historyEntry.findMany({ where: { meetingId }, orderBy: { position: "asc" } });
  return rows.map(({ meetingId: _, hash, ...line }) => ({ ...line, hash: Buffer.from(hash).toString("hex") }));
}
