import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, invalid } from "@/lib/errors";
import { type Origin, whenPromised } from "@/lib/meetings/consequences";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { timesOf } from "@/lib/meetings/meeting-times";
import { newMeeting } from "@/lib/meetings/new-meeting";
import { requireHost, requireScope } from "@/lib/meetings/require-host";
import { resolveInvitees } from "@/lib/meetings/resolve-invitees";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule-meeting-input";
import { storeMeeting } from "@/lib/meetings/store-meeting";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Stores the meeting, its link, invitations, notifications and conversation and everything that must follow, or nothing.
 * @throws AppError `forbidden` for anyone but a counselor, and for the skip flag without `bookings:write`;
 * `invalid` naming every field that breaks a rule of product.md B and C; `rate_limited` past the hourly outside invitations.
 */
export async function scheduleMeeting(ctx: Context, input: ScheduleMeetingInput): Promise<MeetingRow> {
  requireScope(ctx, "meetings:write", "bookings:write");
  const { userId } = requireHost(ctx);
  const origin = originOf(ctx, input);
  const timing = timesOf(input, ctx.now());
  if ("errors" in timing) throw invalid(timing.errors);
  if (input.inviteeEmails.length > 0) await ctx.limits.spend("external_invites", userId, input.inviteeEmails.length);

  return inTransaction(ctx.db, async (tx) => {
    const { host, invitees } = await resolveInvitees(tx, userId, input);
    const meeting = newMeeting(ctx, input, timing.times, host, invitees, origin);
    await storeMeeting(tx, meeting);
    await enqueue(tx, whenPromised(meeting.deliveries));
    return findMeeting({ ...ctx, db: tx }, meeting.meeting.id);
  });
}

/** A booking sends mails of its own; nobody else may make a silent meeting (product.md 17). */
function originOf(ctx: Context, input: ScheduleMeetingInput): Origin {
  if (!input.skipInvitationEmails) return "host";
  if (ctx.actor.kind === "api_key" && ctx.actor.scopes.includes("bookings:write")) return "booking";
  throw new AppError("forbidden", "Only the booking flow may skip invitation e-mails. Leave skipInvitationEmails out.");
}
