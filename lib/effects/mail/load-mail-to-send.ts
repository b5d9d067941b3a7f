import { UNREAD } from "@/lib/conversations/unread/unread-for";
import { Prisma } from "@/lib/db/generated/client";
import { inSets } from "@/lib/db/in-sets";
import { query } from "@/lib/db/query";
import { epochMillis, instant } from "@/lib/db/sql";
import { laterMails } from "@/lib/deliveries/later-mails";
import { withRefusals } from "@/lib/deliveries/suppression";
import type { Effects } from "@/lib/effects/effects";
import { type MailToSend, mailToSend } from "@/lib/effects/mail/mail-to-send";
import { HOUR } from "@/lib/time/durations";

/** The delivery as it stands now; undefined when it is gone. */
export function loadMailToSend(effects: Effects, deliveryId: string): Promise<MailToSend | undefined> {
  return loadInSets(effects, deliveryId);
}

const loadInSets = inSets(async (effects: Effects, ids: readonly string[]) => {
  const rows = await query(effects.db, mailToSend)`
    select d.id as "deliveryId", d.state, k.template, d.sequence, exists (${laterMails("d")}) as superseded,
           case when d.template = 'time_kept' then (
             select t.counter_sequence from time_proposals t
              where t.invitation_id = i.id and t.state = 'declined' and t.closed_at <= d.created_at order by t.closed_at desc limit 1) end as "counterSequence",
           i.id as "invitationId", m.host_id as "hostId", i.token_version as "tokenVersion", i.removed_at is not null as withdrawn,
           u.deactivated_at is not null as "accountClosed", i.response,
           i.email, coalesce(u.name, i.name) as name, i.user_id as "userId", coalesce(u.always_sign_in, false) as "alwaysSignIn", u.locale, u.time_zone as "timeZone",
           i.notified_revision is not null or coalesce(p.heard, false) as "mayHaveHeard",
           d.template = 'new_message' and exists (
             select 1 from conversations c join messages x on ${UNREAD} where c.meeting_id = m.id) as unread,
           ${contentAt(Prisma.sql`i.notified_revision`)} as "lastSaid",
           ${contentAt(Prisma.sql`case when k.template = 'meeting_cancelled' then coalesce(i.notified_revision, d.revision) else d.revision end`)} as content,
           case when k.template = 'meeting_updated' then (
             select string_agg(c.message, E'\\n\\n' order by c.revision) from meeting_contents c
              where c.meeting_id = m.id and c.revision > i.notified_revision and c.revision <= d.revision) end as message,
           t.rows as templates, ${epochMillis("p.rendered_at")} as "lastRenderedAt",
           case when k.template = 'meeting_updated' then (
             select ${epochMillis("s3.accepted_at + interval '1 hour'")} from stored_mails s3
               join deliveries d3 on d3.id = s3.delivery_id join invitations i3 on i3.id = d3.invitation_id join meetings m3 on m3.id = i3.meeting_id
              where i3.email = i.email and m3.host_id = m.host_id and s3.accepted_at > ${instant(effects.now() - HOUR)}
              order by s3.accepted_at desc offset ${effects.mailsPerRecipient - 1} limit 1) end as "roomAt",
           s.sealed, s.id as "mailId", ${epochMillis("s.first_attempt_at")} as "firstAttemptAt",
           jsonb_build_object(
             'id', m.id, 'status', m.status, 'uid', m.uid, 'slug', l.slug, 'disclosure', m.disclosure, 'cancelReason', m.cancel_reason,
             'startsAt', ${epochMillis("m.starts_at")}, 'endsAt', ${epochMillis("m.ends_at")},
             'createdAt', ${epochMillis("m.created_at")}, 'updatedAt', ${epochMillis("m.updated_at")},
             'hostLocale', h.locale, 'hostTimeZone', h.time_zone) as meeting
      from deliveries d
      join invitations i on i.id = d.invitation_id
      join meetings m on m.id = d.meeting_id
      join users h on h.id = m.host_id
      join meeting_links l on l.meeting_id = m.id
      left join users u on u.id = i.user_id
      left join stored_mails s on s.delivery_id = d.id
      cross join lateral (
        select case when d.template = 'meeting_updated' and i.notified_revision is null then m.kind || '_meeting_invitation' else d.template end as template
      ) k
      cross join lateral (
        select coalesce(jsonb_object_agg(t.locale, jsonb_build_object('enabled', t.enabled, 'wording', t.wording, 'version', t.version)), '{}') as rows
          from templates t where t.channel = 'email' and t.key = k.template
      ) t
      cross join lateral (
        select max(s2.rendered_at) as rendered_at, bool_or(i2.id = i.id and (s2.accepted_at is not null or s2.doubt <> 'none')) as heard
          from invitations i2
          join deliveries d2 on d2.invitation_id = i2.id
          join stored_mails s2 on s2.delivery_id = d2.id
         where i2.meeting_id = m.id and i2.email = i.email and d2.id <> d.id
      ) p
     where d.id = any(${[...ids]}::uuid[]) and d.channel = 'email'`;
  const mails = new Map((await withRefusals(effects, rows)).map((mail) => [mail.deliveryId, mail]));
  return ids.map((id): MailToSend | undefined => mails.get(id));
});

/** What the meeting said at a revision. */
function contentAt(revision: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select c.content from meeting_contents c where c.meeting_id = m.id and c.revision <= ${revision} order by c.revision desc limit 1)`;
}
