import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";

/** How often a code can be tried with one session that waits for it. */
export const SECOND_FACTOR_TRIES = 5;

/** Whose browser showed the first factor and not yet the second, and what there is to show it with. */
export type HalfSession = {
  readonly userId: string;
  readonly email: string;
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
};

/** SQL: whether the account `u` has a passkey. */
const hasPasskey = Prisma.sql`exists (select 1 from passkeys k where k.user_id = u.id)`;

/** The session that still waits for its second factor; undefined for every other, and once it waited too long or its tries are used up. @param now epoch milliseconds */
export async function findHalfSession(db: Db, sessionId: string, now: number): Promise<HalfSession | undefined> {
  const [found] = await query(db, { userId: uuid, email: text, hasApp: bool, hasPasskey: bool })`
    select u.id as "userId", u.email, f.confirmed_at is not null as "hasApp", ${hasPasskey} as "hasPasskey"
      from sessions s join users u on u.id = s.user_id left join second_factors f on f.user_id = u.id
     where s.id = ${sessionId}::uuid and s.revoked_at is null and s.second_factor_until > ${instant(now)}
       and s.second_factor_tries < ${SECOND_FACTOR_TRIES} and u.deactivated_at is null`;
  return found;
}

/** Whether an account signs in with a second factor: it has one, or its practice asks for one. */
export async function asksSecondFactor(db: Db, userId: string): Promise<boolean> {
  const [asked] = await query(db, { asked: bool })`
    select f.confirmed_at is not null or ${hasPasskey} or coalesce(p.requires_second_factor, false) as asked
      from users u left join second_factors f on f.user_id = u.id left join practices p on p.id = u.practice_id
     where u.id = ${userId}::uuid`;
  return asked?.asked ?? false;
}
