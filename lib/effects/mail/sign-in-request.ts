import { templateRows } from "@/lib/columns/wording-column";
import type { PrismaClient } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, bytes, float, jsonColumn, oneOf, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Template } from "@/lib/effects/mail/template";

/** A request to prove an address with all that its mail says and all that decides whether it may go. Instants are epoch milliseconds. */
export type SignInRequest = {
  readonly id: string;
  readonly email: string;
  readonly locale: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly consumed: boolean;
  /** `sign_in`, or `confirm_address` for the guest of an invitation. */
  readonly template: "sign_in" | "confirm_address";
  /** Why nobody may be mailed at the address: it has no account here, or the invitation is no more. */
  readonly obstacle: "no_account" | "invitation_withdrawn" | null;
  readonly accepted: boolean;
  readonly mailId: string | null;
  readonly sealed: Uint8Array | null;
  readonly templates: Readonly<Record<string, Template>>;
};

/** The request as it stands now, in one statement; undefined when it is gone. */
export async function findSignInRequest(db: PrismaClient, challengeId: string): Promise<SignInRequest | undefined> {
  const [row] = await query(db, signInRequest)`
    select c.id, c.email, c.locale, c.consumed_at is not null as consumed,
           ${epochMillis("c.created_at")} as "createdAt", ${epochMillis("c.expires_at")} as "expiresAt",
           k.template,
           case when c.invitation_id is not null and not exists (
                  select 1 from invitations i join meetings m on m.id = i.meeting_id
                   where i.id = c.invitation_id and i.removed_at is null and m.status = 'scheduled') then 'invitation_withdrawn'
                when c.invitation_id is null and not exists (
                  select 1 from users u where u.email = c.email and u.deactivated_at is null) then 'no_account' end as obstacle,
           s.accepted_at is not null as accepted, s.id as "mailId", s.sealed, t.rows as templates
      from sign_in_challenges c
      left join stored_mails s on s.challenge_id = c.id
      cross join lateral (select case when c.invitation_id is null then 'sign_in' else 'confirm_address' end as template) k
      cross join lateral (
        select coalesce(jsonb_object_agg(t.locale, jsonb_build_object('enabled', t.enabled, 'wording', t.wording, 'version', t.version)), '{}') as rows
          from templates t where t.channel = 'email' and t.key = k.template
      ) t
     where c.id = ${challengeId}::uuid`;
  return row;
}

const signInRequest = {
  id: uuid,
  email: text,
  locale: text,
  createdAt: float,
  expiresAt: float,
  consumed: bool,
  template: oneOf("sign_in", "confirm_address"),
  obstacle: orNull(oneOf("no_account", "invitation_withdrawn")),
  accepted: bool,
  mailId: orNull(uuid),
  sealed: orNull(bytes),
  templates: jsonColumn("templates", templateRows),
};
