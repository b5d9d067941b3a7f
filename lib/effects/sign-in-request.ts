import type { PrismaClient } from "@/lib/db/generated/client";
import type { Template } from "@/lib/effects/template";

/** A request to sign in with all that its mail says and all that decides whether it may go. Instants are epoch milliseconds. */
export type SignInRequest = {
  readonly id: string;
  readonly email: string;
  readonly locale: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly consumed: boolean;
  readonly hasAccount: boolean;
  readonly accepted: boolean;
  readonly mailId: string | null;
  readonly sealed: Uint8Array | null;
  readonly templates: Readonly<Record<string, Template>>;
};

/** The request as it stands now, in one statement; undefined when it is gone. */
export async function findSignInRequest(db: PrismaClient, challengeId: string): Promise<SignInRequest | undefined> {
  const [request] = await db.$queryRaw<SignInRequest[]>`
    select c.id, c.email, c.locale, c.consumed_at is not null as consumed,
           (extract(epoch from c.created_at) * 1000)::float8 as "createdAt", (extract(epoch from c.expires_at) * 1000)::float8 as "expiresAt",
           exists (select 1 from users u where u.email = c.email and u.deactivated_at is null) as "hasAccount",
           s.accepted_at is not null as accepted, s.id as "mailId", s.sealed, t.rows as templates
      from sign_in_challenges c
      left join stored_mails s on s.challenge_id = c.id
      cross join lateral (
        select coalesce(jsonb_object_agg(t.locale, jsonb_build_object('enabled', t.enabled, 'wording', t.wording)), '{}') as rows
          from templates t where t.channel = 'email' and t.key = 'sign_in'
      ) t
     where c.id = ${challengeId}::uuid`;
  return request;
}
