import { z } from "zod";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant, lockMeetings } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { eraseFromHistory } from "@/lib/history/erase-from-history";
import { errorFacts, type Log } from "@/lib/log";
import { ERASED, eraseAddress } from "@/lib/meetings/guests/erase-address";
import { lockAddresses } from "@/lib/people/lock-addresses";
import { DAY } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";

const MOST_AT_ONCE = 50;

/**
 * Erases what names the owners of accounts who closed them a day ago or earlier: by then their cancellations are sent and their
 * calendars left. Ids stay, for the history names them, and so do the meetings that they hosted, which are others' too.
 * An account that was opened again keeps everything. Repeatable; each account is a transaction of
 * its own, and one that cannot be erased is reported and holds up none of the others. @param ctx of the operator
 */
export async function eraseAccounts(ctx: Context, log: Log): Promise<void> {
  const due = await ctx.db.user.findMany({
    where: {
      erasedAt: null,
      deactivatedAt: { not: null },
      eraseAskedAt: { lt: new Date(ctx.now() - DAY) },
      calendars: { none: {} },
    },
    select: { id: true, email: true },
    orderBy: { id: "asc" },
    take: MOST_AT_ONCE,
  });
  for (const { id, email } of due) {
    await inTransaction(ctx.db, async (tx) => {
      await lockAddresses(tx, [email], "alone");
      await lockMeetings(tx, meetingsOf(id, email));
      if (!(await isStillDue(tx, { id, email }, ctx.now()))) return;
      await eraseName(tx, ctx, id);
      await eraseAddress(tx, ctx, email, { unseen: true, userId: id });
      await eraseWhatIsTheirs(tx, id);
      await eraseUser(tx, id, ctx.now());
    }).catch((error: unknown) =>
      log.error({ userId: id, ...errorFacts(error) }, "A closed account could not be erased. It is tried again."),
    );
  }
}

/** Whether the account is closed and to be erased as it was found. Its row is held from then on, so nobody opens it meanwhile. */
async function isStillDue(tx: Tx, { id, email }: { id: string; email: string }, now: number) {
  const rows = await query(tx, { id: uuid })`
    select id from users
     where id = ${id}::uuid and email = ${email} and erased_at is null
       and deactivated_at is not null and erase_asked_at < ${instant(now - DAY)} for no key update`;
  return rows.length > 0;
}

/** SQL: a condition on `meetings`, for those that the person hosts or was ever invited to. */
function meetingsOf(userId: string, email: string): Prisma.Sql {
  return Prisma.sql`id in (
    select id from meetings where host_id = ${userId}::uuid
    union all select meeting_id from invitations where user_id = ${userId}::uuid
    union all select meeting_id from invitations where email = ${email})`;
}

/**
 * What their meetings said of who hosts them, today's and former names; the caller holds those. A name may be any text, so it is
 * looked for nowhere: it stands only in what says of itself that it is the host's.
 */
async function eraseName(tx: Tx, ctx: Context, hostId: string): Promise<void> {
  const hosted = await tx.meeting.findMany({ where: { hostId }, select: { id: true } });
  const ids = hosted.map(({ id }) => id);
  const where = Prisma.sql`changes @> '[{"field": "host"}]'`;
  await eraseFromHistory(tx, ctx, ids, { where, erase: withoutHost });
  await tx.$executeRaw(Prisma.sql`
    update meeting_contents set content = content - 'invitations' - 'hostName' || jsonb_build_object('host', ${ERASED}::text)
     where meeting_id = any(${ids}::uuid[])`);
  await tx.$executeRaw(Prisma.sql`
    update notifications set changes = (
             select jsonb_agg(case when one ->> 'field' = 'host'
                                   then one || jsonb_build_object('from', ${ERASED}::text, 'to', ${ERASED}::text) else one end order by n)
               from jsonb_array_elements(changes) with ordinality as each (one, n))
     where meeting_id = any(${ids}::uuid[]) and ${where}`);
}

/** Changes of a meeting without the names of its host. Pure. */
function withoutHost(changes: unknown): unknown {
  return z
    .array(z.looseObject({ field: z.string() }))
    .parse(changes)
    .map((change) => (change.field === "host" ? { ...change, from: ERASED, to: ERASED } : change));
}

/** Words that they wrote as themselves, and rows that are of use to nobody else. */
async function eraseWhatIsTheirs(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`update messages set body = ${ERASED} where author_user_id = ${userId}::uuid`);
  await tx.conversationMember.deleteMany({ where: { userId } });
  await tx.notification.deleteMany({ where: { userId } });
  await tx.pushSubscription.deleteMany({ where: { userId } });
  await tx.session.deleteMany({ where: { userId } });
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.apiKey.deleteMany({ where: { userId } });
  await tx.reminderOptOut.deleteMany({ where: { hostId: userId } });
  await tx.messageOptOut.deleteMany({ where: { hostId: userId } });
  await tx.suppressedAddress.deleteMany({ where: { hostId: userId } });
  // Either side: what a counselor kept of this client, and what this counselor kept of clients.
  const nothing = { name: null, email: null, timeZone: null, locale: null };
  await tx.relationship.updateMany({ where: { OR: [{ clientId: userId }, { counselorId: userId }] }, data: nothing });
}

async function eraseUser(tx: Tx, id: string, now: number): Promise<void> {
  const at = rfc3339Of(now);
  await tx.user.update({
    where: { id },
    data: {
      email: `${ERASED}-${id}@erased.invalid`,
      emailVerifiedAt: null,
      name: ERASED,
      timeZone: "UTC",
      locale: "en",
      practiceId: null,
      usualVideoLink: null,
      workingHours: Prisma.DbNull,
      erasedAt: at,
    },
  });
}
