import { type CalendarAdapter, type CalendarChanges, CalendarError } from "@/lib/adapters/calendar";
import { OWN_CALENDAR, standsInOwn } from "@/lib/calendars/own-calendar";
import { Prisma } from "@/lib/db/generated/client";
import { CalendarProvider } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, bytes, enumOf, instantAt, neverNull, orNull, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { keepChannelOpen, type ReadConnection } from "@/lib/effects/calendar/calendar-channel";
import { breakConnection } from "@/lib/effects/calendar/mark-connection-broken";
import { markUnreadable } from "@/lib/effects/calendar/mark-write-failed";
import { readEvent } from "@/lib/effects/calendar/read-event";
import type { Effects } from "@/lib/effects/effects";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";
import { placeOf } from "@/lib/sealed-places";
import { DAY } from "@/lib/time/durations";

/** How far back a reading from the beginning goes; earlier events change nothing any more. */
const BACK = 30 * DAY;

/**
 * Brings what has happened in a connected calendar since the last time to the meetings that it holds: answers, moves and
 * deletions (`readEvent`). Reading the same twice changes nothing, so the place to go on from is noted last.
 */
export async function readCalendar(effects: Effects, { connectionId }: Payload<"read-calendar">): Promise<Outcome> {
  const connection = await findConnection(effects, connectionId);
  if (!connection) return skipped("calendar_disconnected");
  const adapter = adapterOf(effects, connection, connection.calendarId);
  if (!adapter) return skipped("calendar_not_configured");
  try {
    await keepChannelOpen(effects, adapter, connection);
    await readChosen(effects, adapter, connection);
    if (connection.readsOwn) await readOwn(effects, connection);
    return done;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    effects.log.warn({ connectionId, kind: error.kind, reason: error.reason }, "A calendar could not be read.");
    if (error.kind === "broken") await breakConnection(effects, connectionId, error.reason);
    await markUnreadable(effects, connectionId, error);
    // The next reading is due soon enough; trying at once would only hammer.
    return skipped(error.reason);
  }
}

async function findConnection({ db, now }: Effects, connectionId: string): Promise<ReadConnection | undefined> {
  const read = {
    connectionId: uuid,
    userId: uuid,
    provider: enumOf(CalendarProvider),
    sealed: bytes,
    calendarId: text,
    syncToken: orNull(text),
    readsOwn: bool,
    ownSyncToken: orNull(text),
    channelId: orNull(uuid),
    channelResourceId: orNull(text),
    channelExpiresAt: orNull(instantAt),
  };
  const [connection] = await query(db, read)`
    select id as "connectionId", user_id as "userId", provider, sealed_credentials as sealed, calendar_id as "calendarId", sync_token as "syncToken",
           ${standsInOwn(now())} as "readsOwn", own_sync_token as "ownSyncToken", channel_id as "channelId", channel_resource_id as "channelResourceId", channel_expires_at as "channelExpiresAt"
      from calendar_connections k where id = ${connectionId}::uuid and state = 'connected' and writes`;
  return connection;
}

function adapterOf(effects: Effects, connection: ReadConnection, calendarId: string): CalendarAdapter | undefined {
  const { connectionId, provider, sealed, userId } = connection;
  const credentials = effects.secrets.unseal(sealed, placeOf.calendar(userId));
  return effects.calendarFor({ connectionId, provider, calendarId, credentials });
}

async function readChosen(effects: Effects, adapter: CalendarAdapter, connection: ReadConnection): Promise<void> {
  const { connectionId, calendarId, syncToken } = connection;
  const next = await readChanges(effects, adapter, { connectionId, calendarId, syncToken });
  await effects.db.$executeRaw(Prisma.sql`
    update calendar_connections set sync_token = ${next}, succeeded_at = ${instant(effects.now())},
           write_failure = case when write_failure in ('calendar_missing', 'access_denied') then null else write_failure end
     where id = ${connectionId}::uuid and calendar_id = ${calendarId} and sync_token is not distinct from ${syncToken}`);
}

/** What people do to an event that Google brought into the account's own calendar is said there alone. */
async function readOwn(effects: Effects, connection: ReadConnection): Promise<void> {
  const { connectionId, ownSyncToken } = connection;
  const adapter = adapterOf(effects, connection, OWN_CALENDAR);
  if (!adapter) return;
  const next = await readChanges(effects, adapter, {
    connectionId,
    calendarId: OWN_CALENDAR,
    syncToken: ownSyncToken,
  });
  await effects.db.$executeRaw(Prisma.sql`
    update calendar_connections set own_sync_token = ${next}
     where id = ${connectionId}::uuid and own_sync_token is not distinct from ${ownSyncToken}`);
}

type Reading = Pick<ReadConnection, "connectionId" | "calendarId" | "syncToken">;

/** @returns where to go on from */
async function readChanges(effects: Effects, adapter: CalendarAdapter, reading: Reading): Promise<string> {
  const from = effects.now() - BACK;
  const changes = await adapter.listChanges(reading.syncToken, from);
  const copies = new Map(changes.changed.map((copy) => [copy.externalId, copy]));
  for (const { meetingId, externalId } of await concerned(effects, reading, changes, from)) {
    const where = { meetingId, connectionId: reading.connectionId };
    await readEvent(effects, adapter, where, externalId, copies.get(externalId) ?? null).catch((error: unknown) => {
      // Nothing follows from an event that nobody can read, and it holds up none of the others.
      if (!(error instanceof CalendarError) || error.reason !== "event_unreadable") throw error;
      effects.log.warn({ ...where, reason: error.reason }, "An event in a calendar cannot be read.");
    });
  }
  return changes.syncToken;
}

/**
 * The meetings whose events changed or are gone. Addresses at CalDAV servers come in one spelling, but were once stored as the
 * server spelled them. After a reading from the beginning, gone is also what was not in it. */
function concerned(
  { db }: Effects,
  { connectionId, calendarId }: Reading,
  { complete, changed, removed }: CalendarChanges,
  from: number,
): Promise<{ meetingId: string; externalId: string }[]> {
  const mentioned = [...changed.map(({ externalId }) => externalId), ...removed];
  return query(db, { meetingId: uuid, externalId: neverNull(text) })`
    select e.meeting_id as "meetingId", e.external_id as "externalId" from calendar_events e join meetings m on m.id = e.meeting_id
     where e.connection_id = ${connectionId}::uuid and e.external_id is not null and e.calendar_id = ${calendarId}
       and (replace(e.external_id, '%40', '@') = any(${mentioned}) or (${complete} and m.ends_at > ${instant(from)}))
     order by e.meeting_id`;
}
