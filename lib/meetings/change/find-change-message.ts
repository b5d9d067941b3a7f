import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** What the host wrote with the last change of a meeting that the caller has seen; null where it came without a word. */
export async function findChangeMessage(db: Db, meetingId: string): Promise<string | null> {
  const [last] = await db.$queryRaw<{ message: string | null }[]>(Prisma.sql`
    select message from meeting_contents where meeting_id = ${meetingId}::uuid order by revision desc limit 1`);
  return last?.message ?? null;
}
