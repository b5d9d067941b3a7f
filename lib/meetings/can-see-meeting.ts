import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";
import { isUuid } from "@/lib/ids";
import { visibleTo } from "@/lib/meetings/access";

/** Whether the actor may know that there is a meeting of this id. */
export async function canSeeMeeting({ db, actor }: Pick<Context, "db" | "actor">, meetingId: string): Promise<boolean> {
  if (!isUuid(meetingId)) return false;
  const rows = await query(db, {
    yes: int,
  })`select 1 as yes from meetings m where m.id = ${meetingId}::uuid and ${visibleTo(actor)}`;
  return rows.length > 0;
}
