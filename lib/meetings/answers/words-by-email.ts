import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { instantAt, int, listOf, text, uuid } from "@/lib/db/shape";
import { instant, lockMeeting } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { notifyHostOfWords } from "@/lib/meetings/answers/store-answer";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { DAY } from "@/lib/time/durations";

/** Words of an invitee that came by email. */
export type EmailedWords = {
  readonly eventId: string;
  readonly at: number;
  readonly body: string;
  /** Names of files, which are not kept. */
  readonly attachments: readonly string[];
};

/** As the host's page shows them, the oldest first. */
export type ShownWords = {
  readonly invitationId: string;
  readonly at: string;
  readonly body: string;
  readonly attachments: readonly string[];
};

const MOST_A_DAY = 20;

/**
 * Keeps what an invitee wrote to their meeting's address and notifies the host, who alone reads it
 * (docs/design/mail-and-ics.md#6.1). @returns `too_many` beyond twenty a day
 */
export async function keepEmailedWords(
  ctx: Context,
  tx: Tx,
  { meetingId, invitationId }: { meetingId: string; invitationId: string },
  { eventId, at, body, attachments }: EmailedWords,
): Promise<"applied" | "too_many"> {
  await lockMeeting(tx, meetingId);
  const [today] = await query(tx, { count: int })`
    select count(*)::int as count from invitee_emails
     where invitation_id = ${invitationId}::uuid and at > ${instant(at - DAY)}`;
  if ((today?.count ?? 0) >= MOST_A_DAY) return "too_many";
  const kept = await tx.$executeRaw(Prisma.sql`
    insert into invitee_emails (event_id, invitation_id, at, body, attachments)
    values (${eventId}, ${invitationId}::uuid, ${instant(at)}, ${body}, ${[...attachments]}::text[]) on conflict do nothing`);
  // Kept already by a run that died before it said so.
  if (kept === 0) return "applied";
  const meeting = await findMeeting({ ...ctx, db: tx }, meetingId);
  await notifyHostOfWords(tx, ctx, meeting, invitationId);
  await appendHistory(tx, ctx, meetingId, "email_received", [{ field: "email", via: "mail", from: null, to: null }]);
  return "applied";
}

/** What the current invitees of a meeting wrote by email, the oldest first. For the host alone. */
export async function findEmailedWords(db: Db, meetingId: string): Promise<ShownWords[]> {
  const rows = await query(db, { invitationId: uuid, at: instantAt, body: text, attachments: listOf(text) })`
    select e.invitation_id as "invitationId", e.at, e.body, coalesce(e.attachments, '{}') as attachments
      from invitee_emails e join invitations i on i.id = e.invitation_id
     where i.meeting_id = ${meetingId}::uuid and i.removed_at is null order by e.at, e.event_id`;
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}
