import type { z } from "zod";
import { addedPeopleColumn, driftColumn } from "@/lib/columns/calendar-columns";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { CalendarEventState, CalendarProvider } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, float, jsonColumn, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import { dismissed } from "@/lib/meetings/answers/delegates";

/**
 * What somebody has made different in the calendar: the words of either side, times as `start/end` in epoch milliseconds, or the
 * whole event, which its owner may have left out for good.
 */
export type MeetingDrift = NonNullable<z.output<typeof driftColumn>>;

/** How one of the reader's own calendars stands to a meeting. Instants are epoch milliseconds. */
export type MeetingCalendar = {
  readonly connectionId: string;
  readonly provider: "google" | "caldav";
  readonly account: string;
  readonly state: "pending" | "synced" | "failed" | "skipped";
  readonly reason: string | null;
  readonly syncedAt: number | null;
  readonly drift: MeetingDrift | null;
  /** Whom the event names without an invitation, and nobody has decided about. Of the host's own calendars alone. */
  readonly added: readonly { readonly email: string; readonly name: string | null }[];
};

/** The reader's own calendars that are to hold the meeting; none for keys and guests. */
export async function findMeetingCalendars(ctx: Context, meetingId: string): Promise<MeetingCalendar[]> {
  if (ctx.actor.kind !== "user") return [];
  const calendar = {
    connectionId: uuid,
    provider: enumOf(CalendarProvider),
    account: text,
    state: enumOf(CalendarEventState),
    reason: orNull(text),
    syncedAt: orNull(float),
    drift: jsonColumn("calendar_events.drift", driftColumn),
    added: jsonColumn("calendar_events.added_people", addedPeopleColumn),
  };
  const rows = await query(ctx.db, calendar)`
    select k.id as "connectionId", k.provider, k.account, e.state, e.reason, e.drift,
           (select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(e.added_people) one where not exists (
              select 1 from invitations i where i.meeting_id = e.meeting_id and i.email = one ->> 'email')
              and not (${dismissed(Prisma.sql`one ->> 'email'`, Prisma.sql`e.meeting_id`)})) as added,
           ${epochMillis("e.synced_at")} as "syncedAt"
      from calendar_events e join calendar_connections k on k.id = e.connection_id
     where e.meeting_id = ${meetingId}::uuid and k.user_id = ${ctx.actor.userId}::uuid and k.writes order by k.id`;
  return rows.map((row) => ({ ...row, added: row.added.filter(({ dismissed }) => !dismissed) }));
}
