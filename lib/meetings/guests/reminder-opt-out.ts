import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bytes, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { isOptedOut, type OptOutOf, type OptOutParts } from "@/lib/deliveries/suppression";
import { notFound } from "@/lib/errors";

/** What a guest has chosen about reminders of one host's meetings, or about emails that say that there are messages. */
export type ReminderChoice = { readonly hostName: string; readonly wanted: boolean };

/** The guest's present choice. @throws AppError `not_found` for anyone who is not a guest */
export async function findReminderChoice(ctx: Context, of: OptOutOf = "reminders"): Promise<ReminderChoice> {
  const { email, meeting } = await ownInvitation(ctx);
  return { hostName: meeting.host.name, wanted: !(await isOptedOut(ctx, meeting.hostId, email, of)) };
}

/**
 * Stops or resumes the reminders, or the emails about messages, of the host who sent this invitation, for its address and whatever meeting. It works for a
 * removed invitation and a past meeting too: the wish outlives both. Repeatable. @throws AppError `not_found`
 */
export async function chooseReminders(
  ctx: Context,
  wanted: boolean,
  of: OptOutOf = "reminders",
): Promise<ReminderChoice> {
  const { email, meeting } = await ownInvitation(ctx);
  const key = { hostId: meeting.hostId, emailHash: ctx.secrets.addressHash(email) };
  if (of === "messages") await chooseMessages(ctx, key, wanted);
  else if (wanted) await ctx.db.reminderOptOut.deleteMany({ where: key });
  else {
    await ctx.db.$executeRaw(Prisma.sql`
      insert into reminder_opt_outs (host_id, email_hash, keyed, created_at)
      values (${key.hostId}::uuid, ${key.emailHash}, true, ${instant(ctx.now())}) on conflict do nothing`);
  }
  return { hostName: meeting.host.name, wanted };
}

async function chooseMessages({ db, now }: Context, key: Key, wanted: boolean): Promise<void> {
  if (wanted) await db.messageOptOut.deleteMany({ where: key });
  else await db.messageOptOut.createMany({ data: [{ ...key, createdAt: new Date(now()) }], skipDuplicates: true });
}

type Key = { readonly hostId: string; readonly emailHash: Uint8Array<ArrayBuffer> };

/**
 * Hashes anew, with the key, what a release before this one hashed without. The address is that of an invitation; where there
 * is none any more, the wish has nobody left to keep it for.
 */
export async function keyOptOuts({ db, secrets }: OptOutParts): Promise<void> {
  const plain = await query(db, { hostId: uuid, emailHash: bytes, email: text })`
    /* reads everything: once, for what an earlier release has stored */
    select distinct o.host_id as "hostId", o.email_hash as "emailHash", i.email
      from reminder_opt_outs o join meetings m on m.host_id = o.host_id join invitations i on i.meeting_id = m.id
     where not o.keyed and sha256(convert_to(i.email, 'UTF8')) = o.email_hash`;
  for (const { hostId, emailHash, email } of plain) {
    await db.$executeRaw(Prisma.sql`
      with plain as (delete from reminder_opt_outs where host_id = ${hostId}::uuid and email_hash = ${emailHash} returning created_at)
      insert into reminder_opt_outs (host_id, email_hash, keyed, created_at)
      select ${hostId}::uuid, ${secrets.addressHash(email)}, true, created_at from plain on conflict do nothing`);
  }
  await db.$executeRaw`delete from reminder_opt_outs where not keyed`;
}

async function ownInvitation({ actor, db }: Context) {
  if (actor.kind !== "guest") throw notFound();
  const found = await db.invitation.findUnique({
    where: { id: actor.invitationId },
    select: { email: true, meeting: { select: { hostId: true, host: { select: { name: true } } } } },
  });
  if (!found) throw notFound();
  return found;
}
