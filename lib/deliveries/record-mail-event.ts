import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { applyMailEvents } from "@/lib/deliveries/apply-mail-events";
import type { MailEvent } from "@/lib/deliveries/mail-event";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Notes what a mail provider tells, once per id however often and in whatever order it comes, and lets it change the delivery
 * that it is about. One about a mail whose acceptance is still being written down waits for that.
 */
export async function recordMailEvent(ctx: Context, event: MailEvent): Promise<void> {
  const { about } = event;
  // Where no answers are received, mail that comes in is none of ours.
  const isReply = about.kind === "received" && ctx.replyDomain !== undefined;
  const outcome = about.kind === "delivery" ? "waiting" : isReply ? "promised" : "ignored";
  await inTransaction(ctx.db, async (tx) => {
    const isNew = await store(tx, event, outcome, ctx.now());
    if (isNew && isReply) await enqueue(tx, [{ name: "receive-reply", key: newId(), payload: { eventId: event.id } }]);
  });
  // After the commit: whoever writes down the acceptance meanwhile looks for waiting events after theirs, so one of both
  // finds the other. A repeated call comes here too, in case the first one's process died in between.
  if (about.kind === "delivery") await applyMailEvents(ctx, about.providerId);
}

async function store(tx: Tx, { id, type, at, about }: MailEvent, outcome: string, now: number): Promise<boolean> {
  const { providerId, state, reason } = { providerId: null, state: null, reason: null, ...about };
  const stored = await tx.$executeRaw(Prisma.sql`
    insert into provider_events (id, type, provider_id, state, reason, at, received_at, outcome)
    values (${id}, ${type}, ${providerId}, ${state}::delivery_state, ${reason}, ${instant(at)}, ${instant(now)},
            ${outcome})
    on conflict do nothing`);
  return stored > 0;
}
