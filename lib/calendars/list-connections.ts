import { requireCalendarOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { CalendarConnectionState, CalendarProvider } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, float, int, listOf, neverNull, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";

/** A connection as its owner sees it: nothing of what it signs in with. Instants are epoch milliseconds. */
export type ConnectionView = {
  readonly id: string;
  readonly provider: "google" | "caldav";
  readonly account: string;
  readonly state: "connected" | "broken";
  readonly brokenReason: string | null;
  /** Meetings are written to it; otherwise it is read for busy times only. */
  readonly writes: boolean;
  readonly calendarId: string;
  readonly calendarName: string | null;
  readonly busyCalendarIds: readonly string[];
  readonly sharesGuests: boolean;
  readonly googleMeet: boolean;
  readonly succeededAt: number | null;
  /** Upcoming meetings that it could not take. */
  readonly failed: number;
};

/** The user's own connections, the oldest first. @throws AppError `forbidden` for keys and guests */
export function listConnections(ctx: Context): Promise<ConnectionView[]> {
  const userId = requireCalendarOwner(ctx);
  const connection = {
    id: uuid,
    provider: enumOf(CalendarProvider),
    account: text,
    state: enumOf(CalendarConnectionState),
    brokenReason: orNull(text),
    writes: bool,
    calendarId: text,
    calendarName: orNull(text),
    busyCalendarIds: neverNull(listOf(text)),
    sharesGuests: bool,
    googleMeet: bool,
    succeededAt: orNull(float),
    failed: int,
  };
  return query(ctx.db, connection)`
    select k.id, k.provider, k.account, k.state, k.broken_reason as "brokenReason", k.writes, k.calendar_id as "calendarId",
           k.calendar_name as "calendarName", k.busy_calendar_ids as "busyCalendarIds", k.shares_guests as "sharesGuests", k.google_meet as "googleMeet",
           ${epochMillis("k.succeeded_at")} as "succeededAt",
           (select count(*)::int from calendar_events e join meetings m on m.id = e.meeting_id
             where e.connection_id = k.id and k.writes and e.state = 'failed' and m.ends_at > ${instant(ctx.now())}) as failed
      from calendar_connections k where k.user_id = ${userId}::uuid order by k.id`;
}
