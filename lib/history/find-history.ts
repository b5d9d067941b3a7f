import type { Db } from "@/lib/db/client";

/** Every line of a meeting's history in its order, with the hash that chains it to the line before in hex. */
export async function findHistory(db: Db, meetingId: string) {
  const rows = await db.historyEntry.findMany({ where: { meetingId }, orderBy: { position: "asc" } });
  return rows.map(({ meetingId: _, ...line }) => inHex(line));
}

/** Hashes as people and programs print them. */
export function inHex<Line extends { hash: Uint8Array; erasedHash: Uint8Array | null }>(line: Line) {
  const { hash, erasedHash } = line;
  return {
    ...line,
    hash: Buffer.from(hash).toString("hex"),
    erasedHash: erasedHash === null ? null : Buffer.from(erasedHash).toString("hex"),
  };
}
