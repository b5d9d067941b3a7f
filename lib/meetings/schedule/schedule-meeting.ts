import { requireHost, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, invalid } from "@/lib/errors";
import { mailJobsFor, type Origin, whenToRemind } from "@/lib/meetings/announce/consequences";
import { startOfQueue } from "@/lib/meetings/announce/fair-order";
import { syncJob } from "@/lib/meetings/announce/queue-calendar-syncs";
import { loadMeeting } from "@/lib/meetings/find-meeting";
import { resolveInvitees } from "@/lib/meetings/invitees/resolve-invitees";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { type Times, timesOf } from "@/lib/meetings/meeting-times";
import { newMeeting } from "@/lib/meetings/schedule/new-meeting";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { storeMeeting } from "@/lib/meetings/schedule/store-meeting";
import { pushJobs } from "@/lib/notifications/queue-pushes";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Stores the meeting, its link, invitations, notifications and conversation and everything that must follow, or nothing.
 * @throws AppError `forbidden` for anyone but a counselor, and for the skip flag without `bookings:write`;
 * `invalid` naming every field that breaks a rule of docs/design/product.md#B and #C; `rate_limited` past the hour's invitations
 */
export async function scheduleMeeting(ctx: Context, input: ScheduleMeetingInput): Promise<MeetingRow> {
  const { hostId, origin, times } = checkSchedule(ctx, input);
  if (input.inviteeEmails.length > 0) await ctx.limits.spend("external_invites", hostId, input.inviteeEmails.length);
  const known = input.inviteeUserIds.length + (input.relationshipId === null ? 0 : 1);
  if (known > 0) await ctx.limits.spend("invites_by_id", hostId, known);

  return inTransaction(ctx.db, async (tx) => {
    const { host, invitees } = await resolveInvitees(tx, hostId, input);
    const meeting = newMeeting(ctx, input, times, host, invitees, origin);
    const { connectionIds, pushes, ...queue } = await storeMeeting(tx, meeting);
    const stored = await loadMeeting({ ...ctx, db: tx }, meeting.meeting.id);
    const mails = mailJobsFor(meeting.deliveries, startOfQueue(queue));
    const syncs = connectionIds.map((connectionId) => syncJob(stored.id, connectionId));
    const jobs = [...mails, ...whenToRemind(stored, ctx.now()), ...syncs, ...pushJobs(pushes)];
    await enqueue(tx, jobs, ["sync-calendar", "send-push"]);
    return stored;
  });
}

/**
 * Who would host the meeting and when it would be, before anyone is looked up.
 * @throws AppError `forbidden` for anyone but a counselor, and for the skip flag without `bookings:write`; `invalid`
 * naming every time that breaks a rule of docs/design/product.md#4
 */
export function checkSchedule(
  ctx: Context,
  input: ScheduleMeetingInput,
): { hostId: string; origin: Origin; times: Times } {
  requireScope(ctx, "meetings:write", "bookings:write");
  const { userId: hostId } = requireHost(ctx);
  const origin = originOf(ctx, input);
  const timing = timesOf(input, ctx.now());
  if ("errors" in timing) throw invalid(timing.errors);
  return { hostId, origin, times: timing.times };
}

/** A booking sends mails of its own; nobody else may make a silent meeting (docs/design/product.md#17). */
function originOf(ctx: Context, input: ScheduleMeetingInput): Origin {
  if (!input.skipInvitationEmails) return "host";
  if (ctx.actor.kind === "api_key" && ctx.actor.scopes.includes("bookings:write")) return "booking";
  throw new AppError("forbidden", "Only the booking flow may skip invitation emails. Leave skipInvitationEmails out.");
}
