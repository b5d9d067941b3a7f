import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { epochMillis, instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isForward, isLoss, suppresses } from "@/lib/deliveries/mail-event";
import { suppress } from "@/lib/deliveries/suppression";
import { notifyHostOfLoss } from "@/lib/deliveries/tell-host";
import type { DeliveryRow } from "@/lib/meetings/meeting-row";

type World = Pick<Context, "db" | "now" | "secrets">;

type Event = {
  readonly id: string;
  readonly state: DeliveryRow["state"];
  readonly reason: string | null;
  readonly at: number;
};

type Sent = {
  readonly deliveryId: string | null;
  readonly state: DeliveryRow["state"];
  readonly hostId: string;
  readonly email: string;
};

/**
 * Lets what the provider has told of one mail change its delivery. Running it again, or twice at once, changes nothing more;
 * while the mail is not known by this id, its events go on waiting.
 */
export async function applyMailEvents(world: World, providerId: string): Promise<void> {
  await inTransaction(world.db, async (tx) => {
    const events = await waitingEvents(tx, providerId);
    if (events.length === 0) return;
    const sent = await findSent(tx, providerId);
    if (!sent) return;
    let { state } = sent;
    for (const event of events) {
      const forward = sent.deliveryId !== null && isForward(state, event.state);
      if (forward) await move(tx, world, { ...sent, deliveryId: sent.deliveryId }, event);
      await settleEvent(tx, event.id, outcomeOf(sent, forward));
      if (forward) state = event.state;
    }
  });
}

function outcomeOf({ deliveryId }: Sent, forward: boolean): string {
  if (deliveryId === null) return "no_delivery";
  return forward ? "applied" : "outdated";
}

/** Locked, so that of two runs at once the second one finds them settled. */
function waitingEvents(tx: Tx, providerId: string): Promise<Event[]> {
  return tx.$queryRaw<Event[]>(Prisma.sql`
    select id, state::text, reason, ${epochMillis("at")} as at
      from provider_events where provider_id = ${providerId} and outcome = 'waiting'
     order by at, received_at for update`);
}

/** The delivery behind the provider's id; `deliveryId` is null for mails that are none of a meeting's. */
async function findSent(tx: Tx, providerId: string): Promise<Sent | undefined> {
  const [sent] = await tx.$queryRaw<Sent[]>(Prisma.sql`
    select d.id as "deliveryId", d.state::text, m.host_id as "hostId", i.email
      from stored_mails s
      left join deliveries d on d.id = s.delivery_id
      left join invitations i on i.id = d.invitation_id
      left join meetings m on m.id = d.meeting_id
     where s.provider_id = ${providerId}
       for update of s`);
  return sent;
}

async function move(tx: Tx, { secrets, now }: World, sent: Sent & { deliveryId: string }, event: Event): Promise<void> {
  const { deliveryId, hostId, email } = sent;
  const { state, reason, at } = event;
  await tx.$executeRaw(Prisma.sql`
    update deliveries set state = ${state}::delivery_state, reason = ${reason}, at = ${instant(at)}
     where id = ${deliveryId}::uuid`);
  if (suppresses(state, reason)) await suppress(tx, secrets, { hostId, email, reason: reason ?? state, at: now() });
  if (isLoss(state)) await notifyHostOfLoss(tx, deliveryId, now());
}

async function settleEvent(tx: Tx, eventId: string, outcome: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`update provider_events set outcome = ${outcome} where id = ${eventId}`);
}
