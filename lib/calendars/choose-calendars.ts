import { z } from "zod";
import { requireCalendarOwner } from "@/lib/authorize";
import { resyncConnection } from "@/lib/calendars/resync-connection";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { invalid, notFound } from "@/lib/errors";

/** Which calendar meetings are written to, and which ones say when their owner is busy. */
export const chooseCalendarsInput = z.strictObject({
  calendarId: z.string().min(1, "Choose the calendar for your meetings.").max(1024),
  busyCalendarIds: z.array(z.string().min(1).max(1024)).max(50),
  sharesGuests: z.boolean(),
  /** Of Google accounts: video meetings without a link of their own take place in Google Meet. */
  googleMeet: z.boolean(),
});

type Known = { readonly id: string; readonly name: string; readonly writable: boolean };

/**
 * Stores the choice and brings the meetings that are still to come into the calendar; events of theirs that stand in the
 * one before move. What is read from now on is the new one, from its beginning.
 * @param known the account's calendars as the provider lists them now
 * @throws AppError `not_found` for a connection that is not the user's own, `invalid` for a calendar that is not the account's
 */
export async function chooseCalendars(
  ctx: Context,
  connectionId: string,
  input: z.output<typeof chooseCalendarsInput>,
  known: readonly Known[],
): Promise<void> {
  const userId = requireCalendarOwner(ctx);
  const chosen = known.find(({ id, writable }) => writable && id === input.calendarId);
  const detail = "Choose a calendar that this account may write to.";
  if (!chosen) throw invalid([{ field: "calendarId", code: "unknown_calendar", detail }]);
  const busy = input.busyCalendarIds.filter((id) => known.some((one) => one.id === id));
  await inTransaction(ctx.db, async (tx) => {
    const changed = await tx.$executeRaw(Prisma.sql`
      update calendar_connections set calendar_id = ${chosen.id}, calendar_name = ${chosen.name}, busy_calendar_ids = ${busy}, write_failure = null, shares_guests = ${input.sharesGuests},
             google_meet = ${input.googleMeet} and provider = 'google',
             sync_token = case when calendar_id = ${chosen.id} then sync_token end,
             channel_expires_at = case when calendar_id = ${chosen.id} then channel_expires_at end,
             read_at = case when calendar_id = ${chosen.id} then read_at else ${instant(ctx.now())} end
       where id = ${connectionId}::uuid and user_id = ${userId}::uuid`);
    if (changed === 0) throw notFound();
    await resyncConnection(tx, connectionId, ctx.now());
  });
}
