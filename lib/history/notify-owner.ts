import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { enqueue } from "@/lib/outbox/enqueue";
import type { accountEvents } from "@/lib/wording/mail-facts";

type OwnersEvent = {
  readonly kind: (typeof accountEvents)[number];
  readonly userId: string;
  readonly subjectId?: string;
};

/** Notes what changed who gets in, closing the account included, and emails the account's owner. What operators do at the command line emails nobody. */
export async function noteAndNotifyOwner(tx: Tx, ctx: Context, event: OwnersEvent): Promise<void> {
  if (ctx.actor.kind === "system") await noteSecurityEvent({ ...ctx, db: tx }, event);
  else await noteAndEmailOwner(tx, ctx, event);
}

/** As `noteAndNotifyOwner`, whoever does it: of somebody who is not signed in yet, and of an operator where the owner must know. */
export async function noteAndEmailOwner(tx: Tx, ctx: Context, event: OwnersEvent): Promise<void> {
  await emailOwner(tx, await noteSecurityEvent({ ...ctx, db: tx }, event));
}

/** Emails the account's owner about an event, not before `startAfter`. */
export async function emailOwner(tx: Tx, eventId: string, startAfter?: Date): Promise<void> {
  const when = startAfter ? { startAfter } : {};
  await enqueue(tx, [{ name: "send-account-notice", key: eventId, payload: { eventId }, ...when }]);
}
