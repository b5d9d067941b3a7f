import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { ERASED } from "@/lib/meetings/guests/erase-address";
import { DAY } from "@/lib/time/durations";

/** For how many days each kind of data is kept; 0: for ever. */
export type Retention = {
  readonly messages: number;
  readonly notifications: number;
  readonly sessions: number;
  readonly confirmations: number;
  readonly securityEvents: number;
};

/** What an installation keeps that says nothing else. */
export const keptForEver: Retention = {
  messages: 0,
  notifications: 0,
  sessions: 0,
  confirmations: 0,
  securityEvents: 0,
};

/** Takes out what operators do not want to keep any longer. Repeatable. */
export async function forgetOld({
  db,
  now,
  retention,
}: {
  readonly db: PrismaClient;
  readonly now: () => number;
  readonly retention: Retention;
}): Promise<void> {
  for (const [kind, forget] of Object.entries(forgetting)) {
    // Safe: the keys of the record below.
    const days = retention[kind as keyof Retention];
    if (days > 0) for (const statement of forget(instant(now() - days * DAY))) await db.$executeRaw(statement);
  }
}

/** What a kind of data is, and from when its days count. The words of a conversation go, that something was said stays. */
const forgetting: Readonly<Record<keyof Retention, (before: Prisma.Sql) => Prisma.Sql[]>> = {
  messages: (before) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      update messages g set body = ${ERASED} from conversations c join meetings m on m.id = c.meeting_id
       where c.id = g.conversation_id and m.ends_at < ${before} and g.created_at < ${before} and g.body <> ${ERASED}`,
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from invitee_emails e using invitations i join meetings m on m.id = i.meeting_id
       where i.id = e.invitation_id and m.ends_at < ${before} and e.at < ${before}`,
  ],
  notifications: (before) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from notifications where created_at < ${before}`,
  ],
  sessions: (before) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      with gone as (select id from sessions where least(expires_at, revoked_at) < ${before}), pushes as (
        delete from push_subscriptions p using gone where p.session_id = gone.id
      )
      select 1 from gone`,
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from sessions s where least(expires_at, revoked_at) < ${before}
         and not exists (select 1 from push_subscriptions p where p.session_id = s.id)`,
  ],
  confirmations: (before) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from guest_confirmations where created_at < ${before}`,
  ],
  securityEvents: (before) => [Prisma.sql`delete from security_events where at < ${before}`],
};
