import { z } from "zod";
import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { instantAt, int, oneOf, text, uuid } from "@/lib/db/shape";
import { lockMeeting } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { isOwn } from "@/lib/meetings/view";

/** Why an invitee reports an invitation. No words of their own: the history holds no content. */
const reasons = ["unknown_sender", "unwanted", "harmful"] as const;

export const reportInput = z.strictObject({
  reason: z.enum(reasons, "Choose what is wrong."),
});

export type ReportInput = z.output<typeof reportInput>;

/** One report, as the operators read it. */
export type Report = {
  /** RFC 3339. */
  readonly at: Date;
  readonly meetingId: string;
  readonly hostEmail: string;
  readonly invitationId: string | null;
  readonly reason: ReportInput["reason"];
};

/**
 * Tells the operators, and nobody else, that something is wrong with an invitation. It stands in the meeting's history, which
 * cannot be changed; the host's view leaves it out. The same again says nothing new. @throws AppError `not_found`
 */
export async function reportAbuse(ctx: Context, meetingId: string, { reason }: ReportInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const meeting = await findMeeting({ ...ctx, db: tx }, meetingId);
    const own = meeting.invitations.find((invitation) => isOwn(invitation, ctx.actor));
    if (!own) throw notFound();
    await lockMeeting(tx, meeting.id);
    const changes = [{ field: "report", from: null, to: reason, invitationId: own.id }];
    const same = Prisma.sql`meeting_id = ${meeting.id}::uuid and action = 'abuse_reported' and changes @> ${JSON.stringify(changes)}::jsonb`;
    const said = await query(tx, { yes: int })`select 1 as yes from history where ${same} limit 1`;
    if (said.length === 0) await appendHistory(tx, ctx, meeting.id, "abuse_reported", changes);
  });
}

/** Every report, latest first. @throws AppError `forbidden` for anyone but the operator */
export function listReports(ctx: Context): Promise<Report[]> {
  requireOperator(ctx);
  const report = { at: instantAt, meetingId: uuid, hostEmail: text, invitationId: text, reason: oneOf(...reasons) };
  return query(ctx.db, report)`
    select y.at, y.meeting_id as "meetingId", h.email as "hostEmail", y.changes -> 0 ->> 'invitationId' as "invitationId",
           y.changes -> 0 ->> 'to' as reason
      from history y join meetings m on m.id = y.meeting_id join users h on h.id = m.host_id
     where y.action = 'abuse_reported' order by y.at desc, y.id desc`;
}
