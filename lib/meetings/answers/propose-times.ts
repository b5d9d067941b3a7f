import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type FieldError, invalid } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { wayOf } from "@/lib/history/way";
import { newId } from "@/lib/ids";
import type { ProposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { notifyHostOfAnswer } from "@/lib/meetings/answers/store-answer";
import { selectProposals, type TimeProposal } from "@/lib/meetings/answers/time-proposal";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import { lockOwnInvitation } from "@/lib/meetings/lock-own-invitation";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Stores the times an invitee would rather come at and tells the host, once per change. A new proposal takes the place of
 * the one before; the same one again changes nothing, and neither changes the invitee's answer.
 * @param by of a counter proposal by email its SEQUENCE; it shows nobody's account to the host
 * @throws AppError `not_found`, `forbidden`, `meeting_cancelled`, `meeting_ended`, `invalid` naming each time that cannot be,
 * `rate_limited` past the hour's answers of one invitation
 */
export async function proposeTimes(
  ctx: Context,
  meetingId: string,
  input: ProposeTimesInput,
  by?: { readonly counterSequence: number },
): Promise<TimeProposal> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const { meeting, own } = await lockOwnInvitation(ctx, tx, meetingId);
    const problems = timeProblems(input.startsAt, meeting, ctx.now());
    if (problems.length > 0) throw invalid(problems);
    const [open] = await selectProposals(tx, Prisma.sql`i.id = ${own.id}::uuid and p.state = 'open'`);
    if (open && isSame(open, input)) return open;
    if (by === undefined) await ctx.limits.spend("answers", own.id, 1);

    const proposal = { ...input, id: newId(), invitationId: own.id, state: "open" as const, createdAt: ctx.now() };
    await storeProposal(tx, proposal, by?.counterSequence ?? null);
    const via = by ? "mail" : wayOf(ctx.actor.kind);
    await notifyHostOfAnswer(tx, ctx, meeting, {
      field: "proposal",
      via,
      invitationId: own.id,
      from: null,
      to: "proposed",
    });
    if (via !== "mail") await revealAccount({ ...ctx, db: tx }, meetingId, "answering");
    await appendHistory(tx, ctx, meetingId, "times_proposed", [
      { field: "proposal", via, from: null, to: input.startsAt.map(rfc3339Of) },
    ]);
    return proposal;
  });
}

function timeProblems(times: readonly number[], meeting: MeetingRow, now: number): FieldError[] {
  return times.flatMap((at, index) => {
    const field = `startsAt.${index}`;
    if (at <= now) return [{ field, code: "in_the_past", detail: "Choose a time that is still to come." }];
    if (at === meeting.startsAt) {
      return [
        { field, code: "same_time", detail: "This is when the meeting takes place already. Choose another time." },
      ];
    }
    const twice = times.indexOf(at) < index;
    return twice
      ? [{ field, code: "duplicate", detail: "This is the same time again. Change it or leave it out." }]
      : [];
  });
}

function isSame(open: TimeProposal, { startsAt, note }: ProposeTimesInput): boolean {
  return open.note === note && JSON.stringify(open.startsAt) === JSON.stringify(startsAt);
}

async function storeProposal(
  tx: Tx,
  { id, invitationId, startsAt, note, createdAt }: TimeProposal,
  counterSequence: number | null,
): Promise<void> {
  const at = instant(createdAt);
  await tx.$executeRaw(Prisma.sql`
    update time_proposals set state = 'passed_over', closed_at = ${at}
     where invitation_id = ${invitationId}::uuid and state = 'open'`);
  await tx.$executeRaw(Prisma.sql`
    insert into time_proposals (id, invitation_id, starts_at, note, created_at, counter_sequence)
    values (${id}::uuid, ${invitationId}::uuid, array[${Prisma.join(startsAt.map(instant))}], ${note}, ${at}, ${counterSequence})`);
}
