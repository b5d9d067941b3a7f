import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { float } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import { loadRecipients } from "@/lib/meetings/announce/load-recipients";
import { planAnnouncements } from "@/lib/meetings/announce/plan-announcements";
import { contentOf } from "@/lib/meetings/content";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost } from "@/lib/meetings/view";

/** Until when a change can be undone, in epoch milliseconds, and how many people hear of it if it is not. */
export type Undoable = { readonly until: number; readonly people: number };

/**
 * The change that made this revision, as long as its host can take it back (docs/design/product.md#9); undefined for
 * any other, and for everyone else. Takes no lock: what a page shows may be a moment old.
 */
export async function findUndoable(ctx: Context, meeting: MeetingRow, revision: number): Promise<Undoable | undefined> {
  if (!isHost(meeting, ctx.actor) || meeting.revision !== revision) return undefined;
  const [waiting] = await query(ctx.db, { until: float })`
    select ${epochMillis("announce_at")} as until from meetings
     where id = ${meeting.id}::uuid and announce_at > ${instant(ctx.now())}
       and exists (select 1 from meeting_contents c where c.meeting_id = id and c.revision = ${revision})`;
  if (!waiting) return undefined;
  const recipients = await loadRecipients(ctx.db, meeting.id);
  const { kind, endedByHost } = meeting;
  const messages = planAnnouncements({ kind, endedByHost, content: contentOf(meeting) }, recipients, ctx.now());
  return { until: waiting.until, people: new Set(messages.map(({ invitationId }) => invitationId)).size };
}
