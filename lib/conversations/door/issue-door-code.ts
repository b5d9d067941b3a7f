import type { Context } from "@/lib/context";
import { invitedAtDoor } from "@/lib/conversations/door/invited-at-door";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { CODE_SECONDS } from "@/lib/people/sign-in/queue-code-mail";
import { signInCode, signInCodeHash, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { hashOf } from "@/lib/secrets";
import { HOUR } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** However many strangers ask for it, one invitation gets so many of these emails an hour. */
const MOST_AN_HOUR = 10;

/**
 * Queues the email with the code of a request at a door, where the address is invited behind it. Carried out twice it is one
 * email. @returns whether one is queued
 */
export async function issueDoorCode(tx: Tx, ctx: Pick<Context, "now" | "secrets">, id: string): Promise<boolean> {
  const request = await tx.doorCode.findUnique({ where: { id } });
  const expiresAt = (request?.createdAt.getTime() ?? 0) + CODE_SECONDS * 1000;
  if (!request || expiresAt <= ctx.now()) return false;
  const invitation = await invitedAtDoor({ ...ctx, db: tx }, request);
  if (!invitation || (await sentWithinTheHour(tx, ctx.now(), invitation.id, id)) >= MOST_AN_HOUR) return false;
  const { email, locale, slug, createdAt } = request;
  const challenge = {
    ...{ id, email, locale, createdAt, invitationId: invitation.id, atDoor: true },
    returnPath: `/m/${slug}`,
    tokenHash: hashOf(signInToken(ctx.secrets, id)),
    codeHash: signInCodeHash(ctx.secrets, id, signInCode(ctx.secrets, id)),
    expiresAt: rfc3339Of(expiresAt),
  };
  await tx.signInChallenge.createMany({ data: [challenge], skipDuplicates: true });
  await enqueue(tx, [{ name: "send-sign-in", key: id, payload: { challengeId: id } }]);
  return true;
}

async function sentWithinTheHour(tx: Tx, now: number, invitationId: string, id: string): Promise<number> {
  const [sent] = await query(tx, { many: int })`
    select count(*)::int as many from sign_in_challenges
     where invitation_id = ${invitationId}::uuid and at_door and id <> ${id}::uuid and created_at > ${instant(now - HOUR)}`;
  return sent?.many ?? 0;
}
