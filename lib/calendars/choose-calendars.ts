import { z } from "zod";
import { requireCalendarOwner } from "@/lib/authorize";
import { resyncConnection } from "@/lib/calendars/resync-connection";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { invalid, notFound } from "@/lib/errors";

/**
 * Whether meetings are written to this account: not, which leaves it to be read for busy times, beside the others that they are
 * written to, or instead of them.
 */
export const WRITING = ["no", "also", "instead"] as const;

/** Which calendar meetings are written to, and which ones say when their owner is busy. */
export const chooseCalendarsInput = z.strictObject({
  writes: z.enum(WRITING, "Choose whether your meetings are written to this account."),
  /** Not asked for where nothing is written. */
  calendarId: z.string().max(1024),
  busyCalendarIds: z.array(z.string().min(1).max(1024)).max(50),
  sharesGuests: z.boolean(),
  /** Of Google accounts: video meetings without a link of their own take place in Google Meet. */
  googleMeet: z.boolean(),
});

type Known = { readonly id: string; readonly name: string; readonly writable: boolean };

/**
 * Stores the choice and brings the meetings that are still to come into the calendar; events of theirs that stand in the
 * one before move, and go from an account that they are not written to any more. Past ones stay everywhere. What is read from
 * now on is the new one, from its beginning.
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
  if (!chosen && input.writes !== "no") throw invalid([{ field: "calendarId", code: "unknown_calendar", detail }]);
  await inTransaction(ctx.db, async (tx) => {
    const own = await tx.calendarConnection.findFirst({ where: { id: connectionId, userId } });
    if (!own) throw notFound();
    const { id, name } = chosen ?? { id: own.calendarId, name: own.calendarName };
    const busy = input.busyCalendarIds.filter((one) => known.some((calendar) => calendar.id === one));
    await tx.$executeRaw(Prisma.sql`
      update calendar_connections set writes = ${input.writes !== "no"}, choice_due = false, calendar_id = ${id}, calendar_name = ${name}, busy_calendar_ids = ${busy}, write_failure = null, shares_guests = ${input.sharesGuests},
             google_meet = ${input.googleMeet} and provider = 'google',
             sync_token = case when calendar_id = ${id} then sync_token end,
             channel_expires_at = case when calendar_id = ${id} then channel_expires_at end,
             read_at = case when calendar_id = ${id} then read_at else ${instant(ctx.now())} end
       where id = ${connectionId}::uuid and user_id = ${userId}::uuid`);
    await tx.$executeRaw(Prisma.sql`
      update calendar_connections set choice_due = false where user_id = ${userId}::uuid and choice_due`);
    await resyncConnection(tx, connectionId, ctx.now());
    if (input.writes === "instead") await endOthers(tx, ctx, userId, connectionId);
  });
}

/** Nothing is written to the user's other accounts any more, which are read for busy times from now on. */
async function endOthers(tx: Tx, ctx: Context, userId: string, connectionId: string): Promise<void> {
  const others = await query(tx, { id: uuid })`
    update calendar_connections set writes = false, write_failure = null
     where user_id = ${userId}::uuid and id <> ${connectionId}::uuid and writes returning id`;
  for (const { id } of others) await resyncConnection(tx, id, ctx.now());
}
