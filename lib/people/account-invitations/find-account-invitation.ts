import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { bool, type RowOf, text } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { hashOf } from "@/lib/secrets";

const openInvitation = { email: text, name: text, timeZone: text, locale: text, hostName: text, hasAccount: bool };

/** What the page of an invitation shows: `hasAccount` where the address has an account meanwhile, and there is nothing to make. */
export type OpenAccountInvitation = RowOf<typeof openInvitation>;

/** The invitation that a link opens; undefined for one that was used, replaced, is too old or whose inviter's account is closed. */
export async function findAccountInvitation(
  { db, now }: Pick<Context, "db" | "now">,
  token: string,
): Promise<OpenAccountInvitation | undefined> {
  const [found] = await query(db, openInvitation)`
    select i.email, i.name, i.time_zone as "timeZone", i.locale, u.name as "hostName",
           exists (select 1 from users a where a.email = i.email) as "hasAccount"
      from account_invitations i join users u on u.id = i.inviter_id
     where i.token_hash = ${hashOf(token)} and i.ended_at is null and i.expires_at > ${instant(now())} and u.deactivated_at is null`;
  return found;
}
