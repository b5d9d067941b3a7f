import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { Channel, DeliveryState } from "@/lib/db/generated/enums";
import { inSets } from "@/lib/db/in-sets";
import { query } from "@/lib/db/query";
import { enumOf, float, neverNull, orNull, type RowOf, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notifyHostOfLoss } from "@/lib/deliveries/end-delivery";
import { isForward, isLoss, suppresses } from "@/lib/deliveries/mail-event";
import { suppress } from "@/lib/deliveries/suppression";
import { countDelivery } from "@/lib/metrics/measure-deliveries";

type World = Pick<Context, "db" | "now" | "secrets">;

const waiting = { id: text, state: neverNull(enumOf(DeliveryState)), reason: orNull(text), at: float };
type Event = RowOf<typeof waiting>;

const sentDelivery = {
  deliveryId: orNull(uuid),
  state: orNull(enumOf(DeliveryState)),
  reason: orNull(text),
  hostId: orNull(uuid),
  email: orNull(text),
};
type Sent = {
  readonly deliveryId: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
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
    if (sent === undefined) return;
    let standing: Pick<Event, "state" | "reason"> | null = sent;
    for (const event of events) {
      const forward = standing !== null && isForward(standing, event);
      if (sent && forward) await move(tx, world, sent, event);
      await settleEvent(tx, event.id, outcomeOf(sent, forward));
      if (forward) standing = event;
    }
  });
}

/**
 * `applyMailEvents` for a mail whose acceptance has just been stored. Almost never is the provider's word faster than its answer,
 * so that is asked without a transaction. What is stored from now on finds the mail by its id.
 */
export async function applyEarlierEvents(world: World, providerId: string): Promise<void> {
  if (await hasEarlierEvents(world, providerId)) await applyMailEvents(world, providerId);
}

const hasEarlierEvents = inSets(async ({ db }: World, ids: readonly string[]) => {
  const early = await query(db, { id: neverNull(text) })`
    select distinct provider_id as id from provider_events where provider_id = any(${[...ids]}::text[]) and outcome = 'waiting'`;
  const waiting = new Set(early.map(({ id }) => id));
  return ids.map((id) => waiting.has(id));
});

function outcomeOf(sent: Sent | null, forward: boolean): string {
  if (sent === null) return "no_delivery";
  return forward ? "applied" : "outdated";
}

/** Locked, so that of two runs at once the second one finds them settled. */
function waitingEvents(tx: Tx, providerId: string): Promise<Event[]> {
  return query(tx, waiting)`
    select id, state, reason, ${epochMillis("at")} as at
      from provider_events where provider_id = ${providerId} and outcome = 'waiting'
     order by at, received_at for no key update`;
}

/** The delivery behind the provider's id; null for a mail that is none of a meeting's, undefined for one that is not known. */
async function findSent(tx: Tx, providerId: string): Promise<Sent | null | undefined> {
  const [sent] = await query(tx, sentDelivery)`
    select d.id as "deliveryId", d.state, d.reason, m.host_id as "hostId", i.email
      from stored_mails s
      left join deliveries d on d.id = s.delivery_id
      left join invitations i on i.id = d.invitation_id
      left join meetings m on m.id = d.meeting_id
     where s.provider_id = ${providerId}
       for no key update of s`;
  if (!sent) return undefined;
  const { deliveryId, state, reason, hostId, email } = sent;
  if (deliveryId === null || state === null || hostId === null || email === null) return null;
  return { deliveryId, state, reason, hostId, email };
}

async function move(tx: Tx, { secrets, now }: World, sent: Sent, event: Event): Promise<void> {
  const { deliveryId, hostId, email } = sent;
  const { state, reason, at } = event;
  const moved = await query(tx, { channel: neverNull(enumOf(Channel)), template: text })`
    update deliveries set state = ${state}::delivery_state, reason = ${reason}, at = ${instant(at)}
     where id = ${deliveryId}::uuid returning channel, template`;
  for (const delivery of moved) countDelivery({ ...delivery, state, reason });
  if (suppresses(state, reason)) await suppress(tx, secrets, { hostId, email, reason: reason ?? state, at: now() });
  if (isLoss(state)) await notifyHostOfLoss(tx, deliveryId, now());
}

async function settleEvent(tx: Tx, eventId: string, outcome: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`update provider_events set outcome = ${outcome} where id = ${eventId}`);
}
