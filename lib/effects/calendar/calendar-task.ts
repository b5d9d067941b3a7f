import type { ConnectedCalendar, StoredEvent } from "@/lib/adapters/calendar";
import type { AddedPerson } from "@/lib/columns/calendar-columns";
import type { Role } from "@/lib/context";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { epochMillis } from "@/lib/db/sql";
import type { Drift, PushedEvent } from "@/lib/effects/calendar/merge-event";
import { taskColumns } from "@/lib/effects/calendar/task-columns";
import type { Effects } from "@/lib/effects/effects";
import type { MeetingRow, Response } from "@/lib/meetings/meeting-row";
import { placeOf } from "@/lib/sealed-places";

/** Someone invited, as their calendars need to know them. */
export type Person = {
  readonly invitationId: string;
  readonly userId: string | null;
  readonly email: string;
  readonly name: string | null;
  readonly response: Response;
  readonly note: string | null;
  /** Null without an account. */
  readonly role: Role | null;
  readonly removed: boolean;
  /** To the host they are an address and nothing more (docs/design/product.md#14). */
  readonly asGuest: boolean;
  /** The newest message to them that went out or will; `at`: when it was written, where it is an email that was. */
  readonly lastMail: { readonly sequence: number; readonly at: number | null } | null;
};

type Meeting = Pick<
  MeetingRow,
  | "id"
  | "uid"
  | "sequence"
  | "revision"
  | "startsAt"
  | "endsAt"
  | "timeZone"
  | "title"
  | "description"
  | "disclosure"
  | "status"
  | "locationType"
  | "locationValue"
  | "hostId"
  | "hostName"
  | "slug"
  | "createdAt"
  | "updatedAt"
  | "callUrl"
> & { readonly announcedSequence: number; readonly announceAt: number | null; readonly people: readonly Person[] };

/** Another connection with this meeting. `wins`: where both stand for one calendar, it writes and this one does not. */
export type OtherWriter = {
  readonly connectionId: string;
  readonly externalId: string | null;
  readonly sameCalendar: boolean;
  readonly wins: boolean;
};

/** One meeting and one connection, with what the calendar holds. Instants are epoch milliseconds. */
export type CalendarTask = {
  readonly meeting: Meeting;
  readonly connectionId: string;
  readonly provider: ConnectedCalendar["provider"];
  readonly broken: boolean;
  /** False: its calendar shall hold no meetings that are still to come, and is left alone otherwise. */
  readonly writes: boolean;
  readonly sealedCredentials: Uint8Array;
  /** The calendar that the event stands in, or may stand in after a doubtful attempt, or is to be made in. */
  readonly calendarId: string;
  /** The calendar that its owner has chosen for their meetings. */
  readonly chosenCalendarId: string;
  readonly sharesGuests: boolean;
  /** The first of its owner's accounts that hold video calls in Google Meet. */
  readonly makesCalls: boolean;
  readonly userId: string;
  readonly userLocale: string;
  readonly externalId: string | null;
  readonly etag: string | null;
  /** Null before the first write was tried; `written` once one went well. */
  readonly pushed: { readonly written: PushedEvent | null } | null;
  /** What was made different in the calendar; `deleted`: the whole event, `left_out`: its owner wants it so. */
  readonly drift:
    | { readonly kind: "deleted" | "left_out" }
    | { readonly kind: "changed"; readonly fields: readonly Drift[] }
    | null;
  /** The very event of the host's calendar, which Google brought into this one. */
  readonly sharedByHost: boolean;
  /** The id of the host's event in Google where it names the people: under it Google brings the event into their calendars. */
  readonly hostEvent: string | null;
  readonly addedPeople: readonly AddedPerson[];
  /** Keyed hashes of whom the calendar is to lose (lib/meetings/guests/erase-guest.ts). */
  readonly erasedPeople: readonly string[];
  /** When what keeps programs from emailing was put back, the last times. */
  readonly restoredAt: readonly number[];
  /** Other connections of ours that are written to and hold this meeting, perhaps in the very same calendar. */
  readonly others: readonly OtherWriter[];
  /** The host's own event is still to be written, and may come into this calendar by itself. */
  readonly hostPending: boolean;
  readonly queuedAt: number;
};

/** What to sync, read in one statement. Undefined when the connection or its event line is gone. */
export async function findTask(
  db: PrismaClient,
  meetingId: string,
  connectionId: string,
): Promise<CalendarTask | undefined> {
  const [task] = await query(db, taskColumns)`
    select k.id as "connectionId", k.provider, k.state = 'broken' as broken, k.writes, k.sealed_credentials as "sealedCredentials",
           coalesce(e.calendar_id, k.calendar_id) as "calendarId", k.calendar_id as "chosenCalendarId", k.shares_guests as "sharesGuests",
           k.google_meet and not exists (select 1 from calendar_connections o where o.user_id = k.user_id and o.google_meet and o.writes and o.id < k.id) as "makesCalls", k.user_id as "userId", u.locale as "userLocale",
           e.external_id as "externalId", e.etag, e.pushed, e.drift, e.added_people as "addedPeople", coalesce(e.erased_people, array[]::text[]) as "erasedPeople",
           (select coalesce(array_agg(${epochMillis("r.at")}), array[]::float8[]) from unnest(e.restored_at) r(at)) as "restoredAt", ${epochMillis("e.at")} as "queuedAt",
           k.user_id <> m.host_id and exists (
             select 1 from calendar_events f join calendar_connections c on c.id = f.connection_id
              where f.meeting_id = m.id and c.user_id = m.host_id and f.external_id = e.external_id) as "sharedByHost",
           (select f.external_id from calendar_events f join calendar_connections c on c.id = f.connection_id
             where f.meeting_id = m.id and c.user_id = m.host_id and k.user_id <> m.host_id and c.provider = 'google' and k.provider = 'google'
               and c.shares_guests and c.writes and f.external_id is not null order by c.id limit 1) as "hostEvent",
           k.user_id <> m.host_id and exists (
             select 1 from calendar_events f join calendar_connections c on c.id = f.connection_id
              where f.meeting_id = m.id and c.user_id = m.host_id and f.state = 'pending' and c.state = 'connected' and c.writes) as "hostPending",
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'connectionId', c.id, 'externalId', f.external_id,
                     'sameCalendar', c.provider = k.provider and ${calendarOf("c", "f")} = ${calendarOf("k", "e")},
                     'wins', case when (c.user_id = m.host_id) = (k.user_id = m.host_id) then c.id < k.id else c.user_id = m.host_id end)), '[]')
              from calendar_events f join calendar_connections c on c.id = f.connection_id
             where f.meeting_id = m.id and c.id <> k.id and c.writes and c.state = 'connected'
               and f.reason is distinct from 'shared_calendar' and (c.user_id = m.host_id or exists (
                 select 1 from invitations i where i.meeting_id = m.id and i.user_id = c.user_id and i.removed_at is null))) as others,
           jsonb_build_object(
             'id', m.id, 'uid', m.uid, 'sequence', m.sequence, 'announcedSequence', m.announced_sequence, 'revision', m.revision, 'startsAt', ${epochMillis("m.starts_at")}, 'endsAt', ${epochMillis("m.ends_at")},
             'timeZone', m.time_zone, 'title', m.title, 'description', m.description, 'disclosure', m.disclosure, 'status', m.status,
             'locationType', m.location_type, 'locationValue', m.location_value, 'callUrl', m.call_url, 'hostId', m.host_id, 'hostName', h.name, 'slug', l.slug,
             'createdAt', ${epochMillis("m.created_at")}, 'updatedAt', ${epochMillis("m.updated_at")}, 'announceAt', ${epochMillis("m.announce_at")}, 'people', p.rows) as meeting
      from calendar_events e
      join calendar_connections k on k.id = e.connection_id
      join users u on u.id = k.user_id
      join meetings m on m.id = e.meeting_id
      join users h on h.id = m.host_id
      join meeting_links l on l.meeting_id = m.id
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object(
                 'invitationId', i.id, 'userId', i.user_id, 'email', i.email, 'response', i.response, 'note', i.note, 'role', w.role, 'removed', i.removed_at is not null, 'asGuest', i.address_only,
                 'lastMail', (select jsonb_build_object('sequence', d.sequence, 'at', ${epochMillis("s.rendered_at")})
                            from deliveries d left join stored_mails s on s.delivery_id = d.id
                           where d.invitation_id = i.id and d.state not in ('skipped', 'failed')
                           order by d.sequence desc, d.channel = 'email' desc, d.created_at desc, d.id desc limit 1),
                 'name', case when i.address_only then i.name else coalesce(w.name, i.name) end
               ) order by i.position, i.id), '[]') as rows
          from invitations i left join users w on w.id = i.user_id where i.meeting_id = m.id
      ) p
     where e.meeting_id = ${meetingId}::uuid and k.id = ${connectionId}::uuid`;
  return task;
}

/** What names a calendar whoever looks at it: Google calls each account's own "primary". */
function calendarOf(connection: string, event: string): Prisma.Sql {
  return Prisma.raw(
    `coalesce(nullif(coalesce(${event}.calendar_id, ${connection}.calendar_id), 'primary'), ${connection}.account)`,
  );
}

export function isHostsOwn({ meeting, userId }: CalendarTask): boolean {
  return meeting.hostId === userId;
}

export function storedEventOf({ externalId, etag }: CalendarTask): StoredEvent | null {
  return externalId === null ? null : { externalId, etag };
}

export function connectedCalendarOf(effects: Effects, task: CalendarTask): ConnectedCalendar {
  const { connectionId, provider, calendarId, sealedCredentials, userId } = task;
  return {
    connectionId,
    provider,
    calendarId,
    credentials: effects.secrets.unseal(sealedCredentials, placeOf.calendar(userId)),
  };
}
