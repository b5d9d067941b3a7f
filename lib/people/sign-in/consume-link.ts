import { query } from "@/lib/db/query";
import { orNull, type RowOf, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { hashOf } from "@/lib/secrets";

const proven = { email: text, invitationId: orNull(uuid), returnPath: text };
type Proven = RowOf<typeof proven>;

/**
 * Uses the link of a mail that asks to prove an address. Of any number of uses at once exactly one succeeds: the row's own
 * update decides. A link for one purpose opens nothing of the other.
 * @param now epoch milliseconds
 */
export async function consumeLink(
  tx: Tx,
  token: string,
  purpose: "sign_in" | "conversation",
  now: number,
): Promise<Proven | undefined> {
  const [used] = await query(tx, proven)`
    update sign_in_challenges set consumed_at = ${instant(now)}
     where token_hash = ${hashOf(token)} and consumed_at is null and expires_at > ${instant(now)}
       and (invitation_id is null) = ${purpose === "sign_in"}
    returning email, invitation_id as "invitationId", return_path as "returnPath"`;
  return used;
}
