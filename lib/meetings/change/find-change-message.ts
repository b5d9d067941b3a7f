import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import { orNull, text } from "@/lib/db/shape";

/** What the host wrote with the last change of a meeting that the caller has seen; null where it came without a word. */
export async function findChangeMessage(db: Db, meetingId: string): Promise<string | null> {
  const [last] = await query(db, { message: orNull(text) })`
    select message from meeting_contents where meeting_id = ${meetingId}::uuid order by revision desc limit 1`;
  return last?.message ?? null;
}
