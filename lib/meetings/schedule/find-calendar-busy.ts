import { z } from "zod";
import { requireCalendarOwner, requireHost, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { breaks, instantField } from "@/lib/fields";
import { findBusy } from "@/lib/meetings/schedule/find-busy";
import type { BusyTimes, CalendarSource } from "@/lib/time/busy-time";
import { DAY } from "@/lib/time/durations";
import { type Span, without } from "@/lib/time/spans";

const MOST = 31 * DAY;

/** A span of at most 31 days. */
export const calendarBusyInput = z
  .strictObject({ startsAt: instantField, endsAt: instantField })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt && endsAt - startsAt <= MOST, {
    ...breaks("not_a_span", "Ask for at most 31 days, the end after the start."),
    path: ["endsAt"],
  });

/** What the host's calendars say besides the meetings that stand here; instants are epoch milliseconds. */
export type CalendarBusy = Omit<BusyTimes, "busy"> & {
  readonly busy: readonly (Span & { readonly title: string | null; readonly source: CalendarSource })[];
};

/**
 * What the calendars of a host say, for the form in which that host schedules. Titles of private calendars are for no program.
 * @throws AppError `forbidden` for keys and for anyone but a counselor
 */
export async function readCalendarBusy(ctx: Context, within: Span): Promise<CalendarBusy> {
  requireCalendarOwner(ctx);
  return findCalendarBusy(ctx, within);
}

/**
 * The host's time that connected calendars say is taken (docs/design/product.md#6). Events of our own meetings are left
 * out: by their UID where the provider tells it, else as the time that a meeting takes anyway.
 * @throws AppError `forbidden` for anyone but a counselor
 */
export async function findCalendarBusy(ctx: Context, within: Span): Promise<CalendarBusy> {
  requireScope(ctx, "meetings:write", "bookings:write");
  const { userId } = requireHost(ctx);
  const { busy, ...rest } = await ctx.readBusyTimes(userId, within);
  if (busy.length === 0) return { ...rest, busy: [] };
  const uids = busy.flatMap(({ uid }) => uid ?? []);
  const ours = new Set(
    (await ctx.db.meeting.findMany({ where: { uid: { in: uids } }, select: { uid: true } })).map(({ uid }) => uid),
  );
  const meetings = await findBusy(ctx, within);
  return {
    ...rest,
    busy: busy.flatMap(({ uid, title, source, startsAt, endsAt }) => {
      if (uid !== null && ours.has(uid)) return [];
      const spans = uid === null ? without({ startsAt, endsAt }, meetings) : [{ startsAt, endsAt }];
      return spans.map((span) => ({ ...span, title, source }));
    }),
  };
}
