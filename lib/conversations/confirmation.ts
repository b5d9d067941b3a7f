import type { Context } from "@/lib/context";
import { lockMeeting } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { newId } from "@/lib/ids";
import { PROVEN_MILLISECONDS } from "@/lib/people/sign-in/session";
import { hashOf } from "@/lib/secrets";
import { DAY } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** How confirming ended. The token is the browser's own proof from now on: only its hash is stored. */
export type Confirmed = { readonly invitationId: string; readonly token: string; readonly returnPath: string };

/** Notes that a browser's guest reads mail at the invited address, and makes its token. The caller has used a code or link up. */
export async function storeConfirmation(
  tx: Tx,
  ctx: Context,
  meetingId: string,
  invitationId: string,
): Promise<string> {
  // Before anything that names the invitation: another link is given under this lock.
  await lockMeeting(tx, meetingId);
  const id = newId();
  const token = ctx.secrets.tokenFor("confirmation", id, 0);
  await tx.guestConfirmation.create({
    data: { id, invitationId, tokenHash: hashOf(token), createdAt: rfc3339Of(ctx.now()) },
  });
  await appendHistory(tx, ctx, meetingId, "address_confirmed");
  return token;
}

/** How long a browser may read a conversation before its guest proves the address again, as long as a session lasts. */
const CONFIRMATION_DAYS = 30;

/** Which proofs of a guest's a browser holds for one invitation. */
type Proofs = { readonly confirmed: boolean; readonly justConfirmed: boolean };

/** Whether the token was made for a browser of this invitation's guest, within the last 30 days, and whether just now. */
export async function proofsOf(
  { db, now }: Pick<Context, "db" | "now">,
  invitationId: string,
  token: string,
): Promise<Proofs> {
  const where = { invitationId, tokenHash: hashOf(token) };
  const made = await db.guestConfirmation.findFirst({ where, select: { createdAt: true } });
  const within = (duration: number) => made !== null && made.createdAt.getTime() > now() - duration;
  return { confirmed: within(CONFIRMATION_DAYS * DAY), justConfirmed: within(PROVEN_MILLISECONDS) };
}
