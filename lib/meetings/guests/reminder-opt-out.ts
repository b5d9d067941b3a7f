import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { hashOf } from "@/lib/secrets";

/** What a guest has chosen about reminders of one host's meetings. */
export type ReminderChoice = { readonly hostName: string; readonly wanted: boolean };

/**
 * Whether this address wants no reminders of this host's meetings. Asked before a reminder is promised and again before it
 * is sent; invitations, updates and cancellations never ask. @param email in canonical form
 */
export async function isOptedOut(db: Db, hostId: string, email: string): Promise<boolean> {
  const found = await db.reminderOptOut.findUnique({
    where: { hostId_emailHash: { hostId, emailHash: hashOf(email) } },
  });
  return found !== null;
}

/** The guest's present choice. @throws AppError `not_found` for anyone who is not a guest */
export async function findReminderChoice(ctx: Context): Promise<ReminderChoice> {
  const { email, meeting } = await ownInvitation(ctx);
  return { hostName: meeting.host.name, wanted: !(await isOptedOut(ctx.db, meeting.hostId, email)) };
}

/**
 * Stops or resumes the reminders of the host who sent this invitation, for its address and whatever meeting. It works for a
 * removed invitation and a past meeting too: the wish outlives both. Repeatable. @throws AppError `not_found`
 */
export async function chooseReminders(ctx: Context, wanted: boolean): Promise<ReminderChoice> {
  const { email, meeting } = await ownInvitation(ctx);
  const key = { hostId: meeting.hostId, emailHash: hashOf(email) };
  if (wanted) await ctx.db.reminderOptOut.deleteMany({ where: key });
  else {
    await ctx.db.$executeRaw(Prisma.sql`
      insert into reminder_opt_outs (host_id, email_hash, created_at)
      values (${key.hostId}::uuid, ${key.emailHash}, ${instant(ctx.now())}) on conflict do nothing`);
  }
  return { hostName: meeting.host.name, wanted };
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
