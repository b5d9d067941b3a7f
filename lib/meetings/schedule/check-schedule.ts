import { requireHost, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import type { Origin } from "@/lib/meetings/announce/consequences";
import { type Times, timesOf } from "@/lib/meetings/meeting-times";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";

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
  throw new AppError("forbidden", "Only the booking flow may skip invitation e-mails. Leave skipInvitationEmails out.");
}
