import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { whenChanged, whenToRemind } from "@/lib/meetings/announce/consequences";
import { queueCalendarSyncs } from "@/lib/meetings/announce/queue-calendar-syncs";
import { changesNothing } from "@/lib/meetings/change/changes-nothing";
import { lockToChange } from "@/lib/meetings/change/lock-to-change";
import { planUpdate, type UpdatePlan } from "@/lib/meetings/change/plan-update";
import { markAnnounced, requireSilentAllowed } from "@/lib/meetings/change/silent-change";
import { storeInvitees, storeUpdate } from "@/lib/meetings/change/store-update";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import type { Change } from "@/lib/meetings/content";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost } from "@/lib/meetings/view";
import { enqueue } from "@/lib/outbox/enqueue";

export type UpdateWishes = {
  /** Asked with the meeting as it is, and again under the lock; throws when the caller's copy is stale. */
  readonly mayChange?: ((current: MeetingRow) => void) | undefined;
  /** Set to notify nobody, which `whyNotSilent` (lib/meetings/change/silent-change.ts) does not allow for every change. */
  readonly quietly?: boolean;
  /** A word to those who get an update of it. */
  readonly message?: string | null;
};

export type Updated = { readonly meeting: MeetingRow; readonly changes: readonly Change[] };

/**
 * Changes a meeting, or calls it off. Those concerned hear of it when the time for undoing is over. No user-facing change:
 * nothing is told, and nothing written unless something else differs.
 * @throws AppError `not_found`, `forbidden`, `invalid`, `conflict` for a meeting that is called off and for a change that
 * cannot be kept quiet, `rate_limited` past the hourly invitations
 */
export async function updateMeeting(
  ctx: Context,
  meetingId: string,
  input: UpdateMeetingInput,
  { mayChange, quietly = false, message = null }: UpdateWishes = {},
): Promise<Updated> {
  requireScope(ctx, "meetings:write");
  const seen = await findMeeting(ctx, meetingId);
  if (isHost(seen, ctx.actor)) {
    mayChange?.(seen);
    if (await changesNothing(ctx, seen, input)) return { meeting: seen, changes: [] };
  }
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockToChange(ctx, tx, seen, input);
    mayChange?.(before);
    const plan = await planUpdate(ctx, tx, before, input);
    if (!plan.writes) return { meeting: await convertQuietly(tx, ctx, plan), changes: [] };
    const quiet = quietly && plan.changes.length > 0;
    if (quiet) requireSilentAllowed(plan.changes, before);
    await countAdded(ctx, plan);
    const announced = quiet ? [] : plan.changes;
    const announceAt = ctx.now() + ctx.announceDelaySeconds * 1000;
    await storeUpdate(tx, ctx, plan, { announceAt, message: quiet ? null : message });
    if (quiet) await markAnnounced(tx, meetingId);
    await queueCalendarSyncs(tx, meetingId, ctx.now(), announced.length > 0 ? new Date(announceAt) : undefined);
    const meeting = await findMeeting({ ...ctx, db: tx }, meetingId);
    const replanned = meeting.startsAt !== before.startsAt || meeting.reminders !== before.reminders;
    await enqueue(tx, [
      ...whenChanged(meetingId, announced, announceAt),
      ...(replanned ? whenToRemind(meeting, ctx.now()) : []),
    ]);
    return { meeting, changes: plan.changes };
  });
}

/** That an address has an account by now is kept without another revision, which would tell the host of it. */
async function convertQuietly(tx: Tx, ctx: Context, plan: UpdatePlan): Promise<MeetingRow> {
  if (plan.invitees.converted.length === 0) return plan.before;
  await storeInvitees(tx, ctx, plan);
  return findMeeting({ ...ctx, db: tx }, plan.before.id);
}

/**
 * Counts newly invited addresses and people against the host's hourly limits. People on the list already cost nothing when the
 * whole list is sent again. @throws AppError `rate_limited`
 */
async function countAdded(ctx: Context, { before, invitees }: UpdatePlan): Promise<void> {
  const outsiders = invitees.added.filter(({ byAddress }) => byAddress).length;
  const known = invitees.added.length - outsiders;
  if (outsiders > 0) await ctx.limits.spend("external_invites", before.hostId, outsiders);
  if (known > 0) await ctx.limits.spend("invites_by_id", before.hostId, known);
}
