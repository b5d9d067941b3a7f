import type { z } from "zod";
import { addedPeopleColumn, driftColumn } from "@/lib/columns/calendar-columns";
import { readColumn, type Unread } from "@/lib/columns/read-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { epochMillis } from "@/lib/db/sql";

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
  const rows = await ctx.db.$queryRaw<Unread<MeetingCalendar, "drift" | "added">[]>(Prisma.sql`
    select k.id as "connectionId", k.provider::text, k.account, e.state::text, e.reason, e.drift, 
           (select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(e.added_people) one where not exists (
              select 1 from invitations i where i.meeting_id = e.meeting_id and i.email = one ->> 'email')) as added,
           ${epochMillis("e.synced_at")} as "syncedAt"
      from calendar_events e join calendar_connections k on k.id = e.connection_id
     where e.meeting_id = ${meetingId}::uuid and k.user_id = ${ctx.actor.userId}::uuid order by k.id`);
  return rows.map((row) => ({
    ...row,
    drift: readColumn("calendar_events.drift", driftColumn, row.drift),
    added: readColumn("calendar_events.added_people", addedPeopleColumn, row.added).filter(
      ({ dismissed }) => !dismissed,
    ),
  }));
}
