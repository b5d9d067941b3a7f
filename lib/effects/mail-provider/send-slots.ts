import { Prisma } from "@/lib/db/generated/client";
import { inSets } from "@/lib/db/in-sets";
import { query } from "@/lib/db/query";
import { float, int, orNull } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";

/** An email on its way in a slot, which is a row of `mail_lanes`; `turn` tells it from the slot's earlier and later ones. */
export type Slot = { readonly provider: string; readonly lane: number; readonly turn: number };

/** Each slot with the milliseconds until its mail may leave; with no slot free `wait` says when it is worth asking again. */
type SlotsTaken = { readonly slots: readonly { readonly slot: Slot; readonly wait: number }[]; readonly wait: number };

/** Clocks of several machines run almost alike, and the provider's may tell whole milliseconds. */
const SPARE_MILLISECONDS = 10;
/** Time after which a request counts as arrived, answered or not, also when its worker died. */
const ARRIVED_MILLISECONDS = 2_000;
/** Lead with which a slot is taken before it is free; its mail is prepared meanwhile. */
const LEAD_MILLISECONDS = 100;
/** How often to look again for a slot whose mail is slow to be answered. */
const LOOK_MILLISECONDS = 50;

/**
 * Takes at most so many slots, each to send one request, on the database's clock, because those of several machines differ. Rate limit
 * shared by all workers: N slots for N requests a second. A slot carries one request and then rests for a second after
 * its answer (or after two seconds, if none comes), so the provider never sees more than N in any second.
 */
export async function takeSlots({ db, mailPerSecond }: Effects, provider: string, most: number): Promise<SlotsTaken> {
  const lanes = slotsAt(mailPerSecond);
  const now = Prisma.sql`clock_timestamp()`;
  const given = millis(ARRIVED_MILLISECONDS + restAt(mailPerSecond));
  const soon = Prisma.sql`${now} + ${millis(LEAD_MILLISECONDS)}`;
  const taken = await query(db, { lane: orNull(int), turn: orNull(int), wait: float })`
    with held as (
      select next_at from mail_pace where provider = ${provider} and next_at > ${now}
    ), free as (
      select lane from mail_lanes
       where provider = ${provider} and lane < ${lanes} and free_at <= ${soon} and not exists (select 1 from held)
       order by free_at, lane limit ${most} for update skip locked
    ), taken as (
      update mail_lanes l
         set turn = l.turn + 1, underway = true, leaves_at = greatest(l.free_at, ${now}),
             free_at = greatest(l.free_at, ${now}) + ${given}
        from free where l.provider = ${provider} and l.lane = free.lane
      returning l.lane, l.turn, l.leaves_at
    ), opened as (
      insert into mail_lanes (provider, lane, turn, underway, leaves_at, free_at)
      select ${provider}, lane, 1, true, ${now}, ${now} + ${given}
        from generate_series((select count(*)::int from mail_lanes where provider = ${provider}), ${lanes - 1}) as lane
       where not exists (select 1 from held)
       order by lane limit greatest(0, ${most} - (select count(*) from taken))
      on conflict do nothing
      returning lane, turn, leaves_at
    ), mine as (
      select lane, turn, leaves_at from taken union all select lane, turn, leaves_at from opened
    )
    select m.lane, m.turn, ${millisUntil(Prisma.sql`coalesce(m.leaves_at, (select next_at from held), ${nextLook(provider, lanes, mailPerSecond)}, ${now})`)} as wait
      from (values (1)) as always left join mine m on true order by wait, m.lane`;
  const slots = taken.flatMap(({ lane, turn, wait }) =>
    lane === null || turn === null ? [] : [{ slot: { provider, lane, turn }, wait: Math.max(0, wait) }],
  );
  return { slots, wait: Math.max(0, taken[0]?.wait ?? 0) };
}

/** The request has been answered, or never will be: the slot's next mail leaves when a second has passed. */
export const releaseSlot = inSets(async ({ db, mailPerSecond }: Effects, slots: readonly Slot[]) => {
  await db.$executeRaw`
    update mail_lanes l set underway = false, free_at = clock_timestamp() + ${millis(restAt(mailPerSecond))}
      from unnest(${slots.map(({ provider }) => provider)}::text[], ${slots.map(({ lane }) => lane)}::int[],
                  ${slots.map(({ turn }) => turn)}::int[]) as s(provider, lane, turn)
     where l.provider = s.provider and l.lane = s.lane and l.turn = s.turn`;
  return slots.map(() => undefined);
});

/** Returns a slot whose mail was not sent: the next one may leave in its place. */
export async function returnSlot({ db }: Effects, { provider, lane, turn }: Slot): Promise<void> {
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
