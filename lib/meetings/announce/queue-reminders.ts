import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { MeetingState, Reminders } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, float, orNull, type RowOf, uuid } from "@/lib/db/shape";
import { epochMillis, instant, lockMeeting } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { deliveryRows } from "@/lib/deliveries/delivery-rows";
import { findOptedOut } from "@/lib/deliveries/suppression";
import { newId } from "@/lib/ids";
import { mailJobsFor } from "@/lib/meetings/announce/consequences";
import { queueStartBefore } from "@/lib/meetings/announce/fair-order";
import { dueAt, kindsIn, type ReminderKind } from "@/lib/meetings/reminder-plan";
import { notificationRows } from "@/lib/notifications/notify";
import { queuePushes } from "@/lib/notifications/queue-pushes";
import { enqueue } from "@/lib/outbox/enqueue";

/** One reminder of a meeting as it was when the reminder was planned. `startsAt` in epoch milliseconds. */
export type PlannedReminder = { readonly meetingId: string; readonly kind: ReminderKind; readonly startsAt: number };

/** What became of it: queued to so many invitees, or why to none. */
export type Reminded =
  | { readonly kind: "queued"; readonly invitees: number }
  | { readonly kind: "skipped"; readonly reason: "gone" | "meeting_cancelled" | "moved" | "not_wanted" | "too_late" };

/**
 * Reminds everyone who is invited now, by mail and in the app, if the meeting is still as planned: once per invitee,
 * kind and start, however often it runs. Skips invitees who declined, unsubscribed from this host's reminders, or have
 * not been notified of this start yet.
 */
export async function queueReminders(
  tx: Tx,
  planned: PlannedReminder,
  { now: clock, secrets }: Pick<Context, "now" | "secrets">,
): Promise<Reminded> {
  const now = clock();
  const reason = reasonAgainst(await readLocked(tx, planned.meetingId), planned, now);
  if (reason) return { kind: "skipped", reason };
  const optedOut = await findOptedOut({ db: tx, secrets }, planned.meetingId);
  const recipients = await claimRecipients(tx, planned, optedOut, now);
  if (recipients.length === 0) return { kind: "queued", invitees: 0 };
  const messages = recipients.flatMap((recipient) => messagesTo(recipient));
  await storeMessages(tx, planned.meetingId, messages, now);
  await enqueue(tx, mailJobsFor(messages, await queueStartBefore(tx, planned.meetingId, messages)));
  const userIds = messages.flatMap(({ userId, channel }) => (channel === "in_app" && userId !== null ? [userId] : []));
  await queuePushes(tx, planned.meetingId, userIds);
  return { kind: "queued", invitees: recipients.length };
}

const remindable = { status: enumOf(MeetingState), startsAt: float, plan: enumOf(Reminders) };
type Meeting = RowOf<typeof remindable>;

async function readLocked(tx: Tx, meetingId: string): Promise<Meeting | undefined> {
  await lockMeeting(tx, meetingId);
  const [meeting] = await query(tx, remindable)`
    select status, ${epochMillis("starts_at")} as "startsAt", reminders as plan
      from meetings where id = ${meetingId}::uuid`;
  return meeting;
}

/** A reminder of a day before that is later than the one of ten minutes before would only be a second one. */
function reasonAgainst(meeting: Meeting | undefined, { kind, startsAt }: PlannedReminder, now: number) {
  if (!meeting) return "gone";
  if (meeting.status === "cancelled") return "meeting_cancelled";
  if (meeting.startsAt !== startsAt) return "moved";
  if (!kindsIn(meeting.plan).includes(kind)) return "not_wanted";
  return now >= (kind === "day_before" ? dueAt("ten_minutes_before", startsAt) : startsAt) ? "too_late" : undefined;
}

const claimed = { invitationId: uuid, userId: orNull(uuid), mailed: bool };
type ClaimedRecipient = RowOf<typeof claimed>;

/**
 * Notes that they are reminded, and gives only those who were not before. Mails follow the rule of update mails
 * (docs/design/product.md#26): someone whom the host knows by address alone gets each one, because a missing one would
 * tell of an account.
 */
function claimRecipients(
  tx: Tx,
  { meetingId, kind, startsAt }: PlannedReminder,
  optedOut: readonly string[],
  now: number,
): Promise<ClaimedRecipient[]> {
  return query(tx, claimed)`
    with invited as (
      select i.id, i.user_id, case when i.address_only then 'always' else coalesce(u.update_mails::text, 'always') end as mails,
             exists (select 1 from calendar_connections k where k.user_id = i.user_id and k.state = 'connected' and k.writes) as connected
        from invitations i join meetings m on m.id = i.meeting_id left join users u on u.id = i.user_id
       where m.id = ${meetingId}::uuid and i.removed_at is null and i.response <> 'declined' and ${KNOWS_THE_START}
         and i.id <> all(${optedOut}::uuid[])
    ), claimed as (
      insert into reminders (invitation_id, kind, starts_at, created_at)
      select id, ${kind}::reminder_kind, ${instant(startsAt)}, ${instant(now)} from invited
      on conflict do nothing returning invitation_id
    )
    select i.id as "invitationId", i.user_id as "userId", i.mails = 'always' or (i.mails = 'without_calendar' and not i.connected) as mailed
      from invited i join claimed c on c.invitation_id = i.id order by i.id`;
}

/**
 * Whether the invitee has been, or is about to be, notified of this start. Others hear of another time soon and need no
 * reminder of this one.
 */
const KNOWS_THE_START = Prisma.sql`exists (
  select 1 from (select content from meeting_contents c where c.meeting_id = m.id and c.revision <= i.queued_revision
                  order by c.revision desc limit 1) t
   where (t.content ->> 'startsAt')::float8 = ${epochMillis("m.starts_at")})`;

type Message = ClaimedRecipient & { readonly id: string; readonly channel: "email" | "in_app" };

function messagesTo(recipient: ClaimedRecipient): Message[] {
  const mail = recipient.mailed ? [{ ...recipient, id: newId(), channel: "email" as const }] : [];
  return recipient.userId === null ? mail : [...mail, { ...recipient, id: newId(), channel: "in_app" as const }];
}

/** Stores the messages. In the app the nearer reminder replaces the earlier one. */
async function storeMessages(tx: Tx, meetingId: string, messages: readonly Message[], now: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    delete from notifications where meeting_id = ${meetingId}::uuid and kind = 'meeting_reminder'`);
  await tx.$executeRaw(Prisma.sql`
    with said as (
      select x.*, m.announced_sequence, i.queued_revision, m.revision, ${instant(now)} as created_at
        from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as x(id uuid, "invitationId" uuid, "userId" uuid, channel text)
        join invitations i on i.id = x."invitationId" join meetings m on m.id = i.meeting_id
    ), new_notifications as (${notificationRows(Prisma.sql`
      select "userId" as user_id, ${meetingId}::uuid as meeting_id, revision, 'meeting_reminder' as kind, '[]'::jsonb as changes, created_at
        from said where channel = 'in_app'`)}
    )${deliveryRows(Prisma.sql`
    select id, ${meetingId}::uuid as meeting_id, "invitationId" as invitation_id, channel, 'meeting_reminder' as template,
           announced_sequence as sequence, queued_revision as revision, false as resent, created_at
      from said`)}`);
}
