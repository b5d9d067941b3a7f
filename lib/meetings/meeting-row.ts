import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryState } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { epochMillis } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { SHOWN_TO_HOST } from "@/lib/deliveries/shown-to-host";
import { meetingColumns } from "@/lib/meetings/meeting-columns";
import type { ReminderPlan } from "@/lib/meetings/reminder-plan";

export type Response = "needs_action" | "accepted" | "declined" | "tentative";

export type DeliveryRow = {
  readonly id: string;
  readonly channel: "email" | "in_app";
  readonly template: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly sequence: number;
  readonly at: number;
};

export type InvitationRow = {
  readonly id: string;
  readonly kind: "client" | "internal" | "external";
  readonly userId: string | null;
  readonly email: string;
  /** As the host wrote it. */
  readonly name: string | null;
  /** From the profile, when there is an account. */
  readonly userName: string | null;
  /** Invited by address, whatever the host has learnt since. */
  readonly byAddress: boolean;
  /** The host knows an address only (docs/design/product.md#14). */
  readonly addressOnly: boolean;
  /** The account that the host knows of is closed: nothing reaches it any more. */
  readonly accountClosed: boolean;
  /** The host keeps them invited all the same, and is not asked again. */
  readonly closedAccountKept: boolean;
  readonly response: Response;
  /** The answer to an earlier time, while they have not answered to the present one (docs/design/product.md#29). */
  readonly earlierResponse: Response | null;
  readonly respondedAt: number | null;
  /** The answer came from the host's own calendar, where anyone who may write there may have set it. */
  readonly noted: boolean;
  readonly note: string | null;
  readonly deliveries: readonly DeliveryRow[];
};

export type CalendarRow = {
  readonly provider: "google" | "caldav";
  readonly state: "pending" | "synced" | "failed" | "skipped";
  readonly reason: string | null;
  readonly at: number;
};

/** A meeting with all that belongs to it, as stored. Instants are epoch milliseconds. Never shown as it is: see view.ts. */
export type MeetingRow = {
  readonly id: string;
  readonly kind: "scheduled" | "instant";
  readonly origin: "host" | "booking";
  readonly status: "scheduled" | "cancelled";
  readonly title: string;
  readonly description: string | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly locationType: "video" | "phone" | "in_person";
  readonly locationValue: string | null;
  /** The video call that the host's calendar holds for it. */
  readonly callUrl: string | null;
  /** Since when the host's calendar is being asked for one. */
  readonly callAwaitedSince: number | null;
  readonly disclosure: "neutral" | "full";
  readonly reminders: ReminderPlan;
  readonly relationshipId: string | null;
  readonly uid: string;
  readonly sequence: number;
  readonly revision: number;
  readonly skipInvitationEmails: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly cancelledAt: number | null;
  readonly cancelReason: string | null;
  /** A change is stored that those concerned have not been told of yet. */
  readonly announcing: boolean;
  /** Ended ahead of its planned end; `endsAt` is when. */
  readonly endedByHost: boolean;
  readonly hostId: string;
  readonly hostName: string;
  readonly hostTimeZone: string;
  readonly hostLocale: string;
  readonly slug: string;
  /** Grows with every removal of an invitee: the call on the own video server is then in another room. */
  readonly callVersion: number;
  readonly conversationId: string;
  readonly invitations: readonly InvitationRow[];
  readonly calendars: readonly CalendarRow[];
};

const EARLIER = Prisma.raw(
  "case when i.response = 'needs_action' and i.reset_revision is not null then i.earlier_response end",
);

/** Meetings for which `where` (on `meetings m`) holds, ordered by start and id: one statement, whatever hangs on them. */
export function selectMeetings(db: Db | Tx, where: Prisma.Sql, limit: number): Promise<MeetingRow[]> {
  return query(db, meetingColumns)`
    select m.id, m.kind, m.origin, m.status, m.title, m.description, ${epochMillis("m.starts_at")} as "startsAt", ${epochMillis("m.ends_at")} as "endsAt",
           m.time_zone as "timeZone", m.location_type as "locationType", m.location_value as "locationValue", m.call_url as "callUrl", e.awaited as "callAwaitedSince", m.disclosure, m.reminders,
           m.relationship_id as "relationshipId", m.uid, m.sequence, m.revision, m.skip_invitation_emails as "skipInvitationEmails",
           ${epochMillis("m.created_at")} as "createdAt", ${epochMillis("m.updated_at")} as "updatedAt", ${epochMillis("m.cancelled_at")} as "cancelledAt",
           m.cancel_reason as "cancelReason", m.announce_at is not null as announcing, m.ended_at is not null as "endedByHost", h.id as "hostId", h.name as "hostName", h.time_zone as "hostTimeZone", h.locale as "hostLocale",
           l.slug, l.call_version as "callVersion", c.id as "conversationId", i.rows as invitations, e.rows as calendars
      from (select m.* from meetings m where ${where} order by m.starts_at, m.id limit ${limit}) m
      join users h on h.id = m.host_id
      join meeting_links l on l.meeting_id = m.id
      join conversations c on c.meeting_id = m.id
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object(
                 'id', i.id, 'kind', i.kind, 'userId', i.user_id, 'email', i.email, 'name', i.name, 'userName', u.name, 'byAddress', i.by_address,
                 'addressOnly', i.address_only, 'accountClosed', u.deactivated_at is not null and not i.address_only, 'closedAccountKept', i.closed_account_kept, 'response', i.response, 'earlierResponse', ${EARLIER}, 'respondedAt', ${epochMillis("i.responded_at")}, 'noted', i.response_via is not distinct from 'host_calendar', 'note', i.note, 'deliveries', d.rows
               ) order by i.position, i.id), '[]') as rows
          from invitations i
          left join users u on u.id = i.user_id
          cross join lateral (
            select coalesce(jsonb_agg(jsonb_build_object(
                     'id', d.id, 'channel', d.channel, 'template', d.template, 'state', d.state, 'reason', d.reason, 'sequence', d.sequence, 'at', ${epochMillis("d.at")}
                   ) order by d.created_at, d.channel, d.id), '[]') as rows
              from deliveries d where d.invitation_id = i.id and ${SHOWN_TO_HOST}
          ) d
         where i.meeting_id = m.id and i.removed_at is null
      ) i
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('provider', coalesce(k.provider, 'google'), 'state', e.state, 'reason', e.reason, 'at', ${epochMillis("e.at")}) order by k.id), '[]') as rows,
               ${epochMillis("min(e.at) filter (where k.google_meet and k.state = 'connected' and e.state = 'pending')")} as awaited
          from calendar_events e left join calendar_connections k on k.id = e.connection_id
         where e.meeting_id = m.id and (k.user_id = m.host_id and k.writes or e.connection_id is null)
      ) e
     order by m.starts_at, m.id`;
}
