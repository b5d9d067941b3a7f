import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { float, int, orNull } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";

/** Waiting longer than this is left to the outbox, which tries the job again later. */
const MOST_WAIT_MILLISECONDS = 20_000;
/** A mail that is later than this takes another turn, so that it has arrived when its slot is taken to be free. */
const LATEST_MILLISECONDS = 1_000;
/** However long a provider asks for, it is asked again after an hour. */
const LONGEST_HOLD_SECONDS = 3600;

/** Thrown when the provider takes no mail for longer than a job should wait. */
export class RateLimitError extends Error {
  override readonly name = "RateLimitError";
  readonly reason = "pace_busy";
}

export type SendPermission = {
  /** The world may have changed meanwhile. */
  readonly waited: boolean;
  /** Carries out the mail's one request, not before its time. */
  readonly carry: <Answer>(request: () => Promise<Answer>) => Promise<Answer>;
};

/**
 * Waits for a send slot, so that all workers together stay below the provider's rate in every second, and lets `work`
 * send the mail. SMTP has no rate. A mail that is not sent after all gives its slot to the next.
 * @throws RateLimitError
 */
export async function withSendSlot<Result>(
  effects: Effects,
  provider: "resend" | "smtp",
  work: (turn: SendPermission) => Promise<Result>,
): Promise<Result> {
  if (provider === "smtp") return work({ waited: false, carry: (request) => request() });
  let place = await nextPlace(effects, provider);
  let left = false;
  try {
    return await work({
      waited: place.waited,
      async carry(request) {
        while (performance.now() > place.leaveAt + LATEST_MILLISECONDS) {
          await returnSlot(effects, place.slot);
          place = await nextPlace(effects, provider);
        }
        await sleepUntil(effects, place.leaveAt);
        left = true;
        // Whatever comes of it: a request that failed may have arrived all the same.
        return await request().finally(() => releaseSlot(effects, place.slot));
      },
    });
  } finally {
    if (!left) await returnSlot(effects, place.slot);
  }
}

/** No worker sends before this many seconds have passed: a 429 speaks of the account, not of one mail. */
export async function pauseProvider({ db }: Effects, provider: string, seconds: number): Promise<void> {
  const held = Math.min(seconds, LONGEST_HOLD_SECONDS);
  await db.$executeRaw`
    insert into mail_pace (provider, next_at) values (${provider}, clock_timestamp() + ${held}::float8 * interval '1 second')
    on conflict (provider) do update set next_at = greatest(mail_pace.next_at, excluded.next_at)`;
}

const lines = new Map<string, Promise<unknown>>();

/** `leaveAt` is on the clock of `performance.now()`. */
type Place = { readonly slot: Slot; readonly waited: boolean; readonly leaveAt: number };

/** One mail of this process at a time looks for a slot: they leave in the order in which they were taken in hand. */
function nextPlace(effects: Effects, provider: string): Promise<Place> {
  const look = () => waitForSlot(effects, provider);
  const mine = (lines.get(provider) ?? Promise.resolve()).then(look, look);
  lines.set(provider, mine);
  return mine;
}

async function waitForSlot(effects: Effects, provider: string): Promise<Place> {
  for (let waited = 0; ; ) {
    const { slot, wait } = await takeSlot(effects, provider);
    // Counted from the answer: too late by its way to us, but never too early.
    if (slot) return { slot, waited: waited > 0, leaveAt: performance.now() + wait };
    waited += wait;
    if (waited > MOST_WAIT_MILLISECONDS) throw new RateLimitError("The provider takes no mail for now.");
    await effects.sleep(Math.ceil(wait));
  }
}

async function sleepUntil(effects: Effects, instant: number): Promise<void> {
  const left = Math.ceil(instant - performance.now());
  if (left > 0) await effects.sleep(left);
}

/** An email on its way in a slot, which is a row of `mail_lanes`; `turn` tells it from the slot's earlier and later ones. */
type Slot = { readonly provider: string; readonly lane: number; readonly turn: number };

/** `wait`: milliseconds until the mail may leave; or, with no slot free, until it is worth asking again. */
type SlotTaken = { readonly slot: Slot | undefined; readonly wait: number };

/** Clocks of several machines run almost alike, and the provider's may tell whole milliseconds. */
const SPARE_MILLISECONDS = 10;
/** Time after which a request counts as arrived, answered or not, also when its worker died. */
const ARRIVED_MILLISECONDS = 2_000;
/** Lead with which a slot is taken before it is free; its mail is prepared meanwhile. */
const LEAD_MILLISECONDS = 100;
/** How often to look again for a slot whose mail is slow to be answered. */
const LOOK_MILLISECONDS = 50;

/**
 * Takes a slot to send one request, on the database's clock, because those of several machines differ. Rate limit
 * shared by all workers: N slots for N requests a second. A slot carries one request and then rests for a second after
 * its answer (or after two seconds, if none comes), so the provider never sees more than N in any second.
 */
async function takeSlot({ db, mailPerSecond }: Effects, provider: string): Promise<SlotTaken> {
  const slots = slotsAt(mailPerSecond);
  const now = Prisma.sql`clock_timestamp()`;
  const given = millis(ARRIVED_MILLISECONDS + restAt(mailPerSecond));
  const soon = Prisma.sql`${now} + ${millis(LEAD_MILLISECONDS)}`;
  const [taken] = await query(db, { lane: orNull(int), turn: orNull(int), wait: float })`
    with held as (
      select next_at from mail_pace where provider = ${provider} and next_at > ${now}
    ), free as (
      select lane from mail_lanes
       where provider = ${provider} and lane < ${slots} and free_at <= ${soon} and not exists (select 1 from held)
       order by free_at, lane limit 1 for update skip locked
    ), taken as (
      update mail_lanes l
         set turn = l.turn + 1, underway = true, leaves_at = greatest(l.free_at, ${now}),
             free_at = greatest(l.free_at, ${now}) + ${given}
        from free where l.provider = ${provider} and l.lane = free.lane
      returning l.lane, l.turn, l.leaves_at
    ), opened as (
      insert into mail_lanes (provider, lane, turn, underway, leaves_at, free_at)
      select ${provider}, count(*)::int, 1, true, ${now}, ${now} + ${given}
        from mail_lanes where provider = ${provider}
      having count(*) < ${slots} and not exists (select 1 from taken) and not exists (select 1 from held)
      on conflict do nothing
      returning lane, turn, leaves_at
    ), mine as (
      select lane, turn, leaves_at from taken union all select lane, turn, leaves_at from opened
    )
    select m.lane, m.turn, ${millisUntil(Prisma.sql`coalesce(m.leaves_at, (select next_at from held), ${nextLook(provider, slots, mailPerSecond)}, ${now})`)} as wait
      from (values (1)) as always left join mine m on true`;
  if (!taken) throw new Error("A query without a condition gave no row.");
  const { lane, turn, wait } = taken;
  return { slot: lane === null || turn === null ? undefined : { provider, lane, turn }, wait: Math.max(0, wait) };
}

/** The request has been answered, or never will be: the slot's next mail leaves when a second has passed. */
async function releaseSlot({ db, mailPerSecond }: Effects, { provider, lane, turn }: Slot): Promise<void> {
  await db.$executeRaw`
    update mail_lanes set underway = false, free_at = clock_timestamp() + ${millis(restAt(mailPerSecond))}
     where provider = ${provider} and lane = ${lane} and turn = ${turn}`;
}

/** Returns a slot whose mail was not sent: the next one may leave in its place. */
async function returnSlot({ db }: Effects, { provider, lane, turn }: Slot): Promise<void> {
  await db.$executeRaw`
    update mail_lanes set underway = false, free_at = leaves_at
     where provider = ${provider} and lane = ${lane} and turn = ${turn}`;
}

function slotsAt(mailPerSecond: number): number {
  return Math.max(1, Math.floor(mailPerSecond));
}

/** What a slot rests between an answer and the next mail; longer than a second where a provider takes less than one mail in it. */
function restAt(mailPerSecond: number): number {
  return Math.max(1000, 1000 / mailPerSecond) + SPARE_MILLISECONDS;
}

/**
 * When the first slot may be free. A slot under way counts as answered at once, so as resting from when its mail left.
 */
function nextLook(provider: string, slots: number, mailPerSecond: number): Prisma.Sql {
  const rest = millis(restAt(mailPerSecond) - LEAD_MILLISECONDS);
  return Prisma.sql`(
    select min(case when underway then greatest(leaves_at + ${rest}, clock_timestamp() + ${millis(LOOK_MILLISECONDS)})
                    else free_at - ${millis(LEAD_MILLISECONDS)} end)
      from mail_lanes where provider = ${provider} and lane < ${slots})`;
}

function millisUntil(instant: Prisma.Sql): Prisma.Sql {
  return epochMillis(Prisma.sql`${instant} - clock_timestamp()`);
}

function millis(milliseconds: number): Prisma.Sql {
  return Prisma.sql`${milliseconds}::float8 * interval '1 millisecond'`;
}
