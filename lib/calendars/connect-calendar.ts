import { requireCalendarOwner } from "@/lib/authorize";
import { resyncConnection } from "@/lib/calendars/resync-connection";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { noteAndNotifyOwner } from "@/lib/history/notify-owner";
import { newId } from "@/lib/ids";
import { placeOf } from "@/lib/sealed-places";

export type NewConnection = {
  readonly provider: "google" | "caldav";
  readonly account: string;
  /** JSON for the provider's adapter. */
  readonly credentials: string;
  readonly calendarId: string;
  readonly calendarName: string | null;
};

/**
 * Connects the account, or connects it again: then it goes on with the events that it knows, and catches up on what it
 * missed. A person's first is written to, and gets the meetings that are scheduled already once its calendar is chosen
 * (`chooseCalendars`); a further one is read for busy times only, until its owner chooses otherwise.
 * @returns the connection's id, and whether the account was new
 */
export function connectCalendar(ctx: Context, input: NewConnection): Promise<{ id: string; isNew: boolean }> {
  const userId = requireCalendarOwner(ctx);
  const now = instant(ctx.now());
  const sealed = ctx.secrets.seal(input.credentials, placeOf.calendar(userId));
  return inTransaction(ctx.db, async (tx) => {
    // Of two accounts that are connected at once one is the first.
    await tx.$executeRaw(Prisma.sql`select 1 from users where id = ${userId}::uuid for no key update`);
    const [stored] = await query(tx, { id: uuid, isNew: bool })`
      insert into calendar_connections (id, user_id, provider, account, sealed_credentials, calendar_id, calendar_name, busy_calendar_ids, writes, created_at, read_at)
      values (${newId()}::uuid, ${userId}::uuid, ${input.provider}::calendar_provider, ${input.account}, ${sealed}, ${input.calendarId}, ${input.calendarName},
              array[${input.calendarId}], not exists (select 1 from calendar_connections o where o.user_id = ${userId}::uuid), ${now}, ${now})
      on conflict (user_id, provider, account) do update
         set sealed_credentials = excluded.sealed_credentials, state = 'connected', broken_reason = null, write_failure = null, read_at = excluded.read_at
      returning id, xmax = 0 as "isNew"`;
    if (!stored) throw new Error("Storing a connection gives one row.");
    if (!stored.isNew) await resyncConnection(tx, stored.id, ctx.now());
    await noteAndNotifyOwner(tx, ctx, { kind: "calendar_connected", userId, subjectId: stored.id });
    return stored;
  });
}
