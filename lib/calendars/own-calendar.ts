import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";

/** Google's name for the calendar of an account into which it brings what others organize. */
export const OWN_CALENDAR = "primary";

/**
 * Whether the own calendar of an account whose meetings stand in another one holds the event of a meeting that is not
 * over: a condition on the connection `k`. Only Google has a calendar of that name.
 */
export function standsInOwn(now: number): Prisma.Sql {
  return Prisma.sql`(k.calendar_id <> ${OWN_CALENDAR} and exists (
    select 1 from calendar_events e join meetings m on m.id = e.meeting_id
     where e.connection_id = k.id and e.calendar_id = ${OWN_CALENDAR} and e.external_id is not null and m.ends_at > ${instant(now)}))`;
}
