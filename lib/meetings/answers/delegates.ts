import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { inviteToo } from "@/lib/meetings/change/invite-too";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";

/** Somebody whom a current invitee asked by email to come in their place (docs/design/mail-and-ics.md#6.7). */
export type Delegate = { readonly invitationId: string; readonly email: string };

/** Keeps the wish for the host to decide about. Undefined for an address that nobody can be invited at. */
export async function keepDelegate(
  tx: Tx,
  { invitationId }: Pick<Delegate, "invitationId">,
  email: string | undefined,
  now: number,
): Promise<void> {
  if (email === undefined) return;
  await tx.$executeRaw(Prisma.sql`
    insert into delegate_requests (invitation_id, email, at) values (${invitationId}::uuid, ${email}, ${instant(now)})
    on conflict (invitation_id, email) do nothing`);
}

/**
 * Those whom the host has not decided about, the oldest first. Nobody who is or was invited is among them, and nobody whom the
 * host has dismissed in this meeting, whoever named them.
 */
export function findDelegates(db: Db, meetingId: string): Promise<Delegate[]> {
  return query(db, { invitationId: uuid, email: text })`
    select w.invitation_id as "invitationId", w.email
      from delegate_requests w join invitations i on i.id = w.invitation_id
     where i.meeting_id = ${meetingId}::uuid and i.removed_at is null and not (${dismissed(Prisma.sql`w.email`, Prisma.sql`i.meeting_id`)})
       and not exists (select 1 from invitations o where o.meeting_id = i.meeting_id and o.email = w.email)
     order by w.at, w.email`;
}

/** Whether the host has dismissed the address in the meeting, after an email or after it was added in a calendar. */
export function dismissed(email: Prisma.Sql, meetingId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
      select 1 from delegate_requests dr join invitations di on di.id = dr.invitation_id
       where di.meeting_id = ${meetingId} and dr.email = ${email} and dr.dismissed
    ) or exists (
      select 1 from calendar_events de cross join jsonb_array_elements(de.added_people) person
       where de.meeting_id = ${meetingId} and person ->> 'email' = ${email} and (person ->> 'dismissed')::boolean)`;
}

/**
 * Invites whom an invitee asked to come instead, beside the invitee, or asks about them no more.
 * @throws AppError `not_found` for whom nobody asked for, `forbidden`, and what `updateMeeting` throws
 */
export function decideDelegate(
  ctx: Context,
  meetingId: string,
  { email, choice }: { readonly email: string; readonly choice: "invite" | "dismiss" },
): Promise<void> {
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const meeting = await lockHostedMeeting(inner, tx, meetingId);
    if (!(await findDelegates(tx, meeting.id)).some((one) => one.email === email)) throw notFound();
    if (choice === "invite") return inviteToo(inner, meeting.id, { email, name: null });
    await tx.$executeRaw(Prisma.sql`
      update delegate_requests w set dismissed = true from invitations i
       where i.id = w.invitation_id and i.meeting_id = ${meeting.id}::uuid and w.email = ${email}`);
  });
}
