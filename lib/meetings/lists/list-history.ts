import { z } from "zod";
import { changesColumn } from "@/lib/columns/changes-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { float, jsonColumn, oneOf, orNull, text } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import { SHOWN_TO_HOST } from "@/lib/deliveries/shown-to-host";
import { AppError, refusal } from "@/lib/errors";
import { historyActions } from "@/lib/history/history-entry";
import { wayOfLine } from "@/lib/history/way";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { HistoryLine } from "@/lib/meetings/lists/history-line";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost } from "@/lib/meetings/view";

/**
 * Who did what, what was sent and who opened what (docs/design/product.md#33), latest first. A guest is named as the
 * host knows them: by the name the host wrote, else by the address; so is everyone who is a mere address to the host.
 * Reports of abuse are about the host, so they are for the operators alone.
 * A key reads none: who opened what is for people (docs/design/security.md#row-23).
 * @throws AppError `not_found`, `forbidden` for keys and for those who know the meeting without hosting it
 */
export async function listHistory(ctx: Context, meetingId: string): Promise<HistoryLine[]> {
  return historyOf(ctx, await findMeeting(ctx, meetingId));
}

/** The history of a meeting that the actor may know of. @throws AppError `forbidden` as `listHistory` */
export async function historyOf(ctx: Context, meeting: MeetingRow): Promise<HistoryLine[]> {
  if (ctx.actor.kind === "api_key") {
    throw new AppError("forbidden", "No API key reads the history of a meeting. Sign in as its host to read it.");
  }
  if (!isHost(meeting, ctx.actor)) {
    throw refusal(
      "forbidden",
      "host_reads_history",
      "Only the host reads the history of a meeting. Ask the host what you want to know.",
    );
  }
  const rows = await query(ctx.db, line)`
    select y.id, ${epochMillis("y.at")} as at, y.action, y.changes, n.name as invitee,
           jsonb_build_object('kind', case when v.id is not null or y.actor_kind = 'user' and not ${isKnown(meeting, Prisma.sql`u.id`)} then 'guest' else y.actor_kind end,
                              'name', coalesce(v.name, v.email, case when u.id = ${meeting.hostId}::uuid then k.label end,
                                               case when ${isKnown(meeting, Prisma.sql`u.id`)} then u.name end)) as actor
      from (${done(meeting)} union all ${opened(meeting)} union all ${mailed(meeting)}) y
      left join api_keys k on y.actor_kind = 'api_key' and k.id = y.actor_id
      left join users u on u.id = case when y.actor_kind = 'user' then y.actor_id else k.user_id end
      left join lateral (
        select v.id, v.name, v.email from invitations v
         where v.meeting_id = ${meeting.id}::uuid
           and (y.actor_kind = 'guest' and v.id = y.actor_id or v.user_id = u.id and v.address_only)
         limit 1
      ) v on true
      left join lateral (
        select coalesce(case when not i.address_only then w.name end, i.name, i.email) as name
          from invitations i left join users w on w.id = i.user_id
         where i.meeting_id = ${meeting.id}::uuid and y.action = 'invitation_answered' and i.id::text = y.changes -> 0 ->> 'invitationId'
      ) n on true
     order by y.at desc, y.position desc`;
  return rows.map((row) => ({ ...row, via: wayOfLine({ actorKind: row.actor.kind, changes: row.changes }) }));
}

const line = {
  id: text,
  at: float,
  action: oneOf(...historyActions, "mail_sent", "meeting_opened", "file_downloaded", "room_opened"),
  changes: jsonColumn("history.changes", changesColumn),
  invitee: orNull(text),
  actor: jsonColumn(
    "history.actor",
    z.object({ kind: z.enum(["user", "api_key", "guest", "system"]), name: z.string().nullable() }),
  ),
};

function done({ id }: MeetingRow): Prisma.Sql {
  return Prisma.sql`
    select id::text, at, action, changes, actor_kind, actor_id, position from history
     where meeting_id = ${id}::uuid and action <> 'abuse_reported'`;
}

const ACTION = Prisma.sql`case part when 'invitation' then 'file_downloaded' when 'room' then 'room_opened' else 'meeting_opened' end`;

/**
 * History lines for invitees who opened the meeting, at most one an hour each. The host's own looks are no news; denied
 * tries are shown to operators only. Looks by an account are shown only while the host knows that account here: a line beside
 * those by the link would tell of it, also once the owner has erased the invitation or closed the account.
 */
function opened(meeting: MeetingRow): Prisma.Sql {
  const { id, hostId } = meeting;
  return Prisma.sql`
    select min(chain_id || '-' || position), min(at) as at, ${ACTION}, '[]'::jsonb, actor_kind, actor_id, 0
      from accesses
     where meeting_id = ${id}::uuid and outcome = 'allowed' and part in ('meeting', 'page', 'guest-page', 'invitation', 'room')
       and (actor_id is distinct from ${hostId}::uuid)
       and not exists (select 1 from api_keys k where k.id = actor_id and k.user_id = ${hostId}::uuid)
       and (actor_kind = 'guest' or ${isKnown(meeting, Prisma.sql`coalesce((select k.user_id from api_keys k where k.id = actor_id), actor_id)`)})
     group by actor_kind, actor_id, ${ACTION}, date_trunc('hour', at, 'UTC')`;
}

/** SQL: whether the host knows of this account at this meeting: it hosts it, took part, or is invited and not by address alone. */
function isKnown({ id, hostId }: MeetingRow, userId: Prisma.Sql): Prisma.Sql {
  const here = Prisma.sql`meeting_id = ${id}::uuid and user_id = ${userId}`;
  return Prisma.sql`(${userId} = ${hostId}::uuid
    or exists (select 1 from invitations where ${here} and not address_only)
    or exists (select 1 from participants where ${here})
       and not exists (select 1 from invitations where ${here} and address_only))`;
}

/**
 * History lines for emails that were sent. In-app messages are left out, because one to an invitee by address would
 * show that they have an account.
 */
function mailed({ id }: MeetingRow): Prisma.Sql {
  return Prisma.sql`
    select d.id::text, d.at, 'mail_sent', jsonb_build_array(jsonb_build_object('field', 'delivery', 'from', null, 'to',
             jsonb_build_object('template', d.template, 'email', i.email, 'state', d.state))), 'system', null::uuid, 0
      from deliveries d join invitations i on i.id = d.invitation_id
     where d.meeting_id = ${id}::uuid and d.channel = 'email' and d.state not in ('queued', 'failed', 'skipped')
       and ${SHOWN_TO_HOST}`;
}
