import type { z } from "zod";
import type { Context } from "@/lib/context";
import { Role } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, orNull, type RowOf, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { createUserInput } from "@/lib/people/create-user-input";
import { openProvenSession } from "@/lib/people/sign-in/session";
import { verifyAddress } from "@/lib/people/verify-address";
import { hashOf } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** What an invited person decides about their account. */
export const acceptAccountInvitationInput = createUserInput
  .pick({ name: true, timeZone: true, locale: true })
  .required();

type Accepted = z.output<typeof acceptAccountInvitationInput>;

/**
 * Makes the account of an invitation, with a proven address, and its first session. Of any number of uses at once exactly one
 * succeeds. Where the address has an account meanwhile nobody is signed in: the link proves an address, not who has its account.
 * @throws AppError `not_found` for a link that is dead, and where there is an account
 */
export function acceptAccountInvitation(
  ctx: Context,
  token: string,
  person: Accepted,
): Promise<{ userId: string; sessionId: string }> {
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const used = await useLink(tx, token, now);
    if (!used) throw notFound();
    const data = { ...used, ...person, id: newId(), createdAt: rfc3339Of(now) };
    const { count } = await tx.user.createMany({ data, skipDuplicates: true });
    // Thrown, so that the link stays as it was; its page says that there is an account.
    if (count === 0) throw notFound();
    await verifyAddress(tx, data.id, now);
    return { userId: data.id, sessionId: await openProvenSession(tx, data.id, now) };
  });
}

const used = { email: text, role: enumOf(Role), practiceId: orNull(uuid) };

async function useLink(tx: Tx, token: string, now: number): Promise<RowOf<typeof used> | undefined> {
  const [row] = await query(tx, used)`
    update account_invitations i set ended_at = ${instant(now)}
      from users u
     where i.token_hash = ${hashOf(token)} and i.ended_at is null and i.expires_at > ${instant(now)}
       and u.id = i.inviter_id and u.deactivated_at is null
    returning i.email, i.role, i.practice_id as "practiceId"`;
  return row;
}
