import { Prisma } from "@/lib/db/generated/client";
import type { Effects } from "@/lib/effects/effects";

/** Waiting longer than this is left to the outbox, which tries the job again later. */
const MOST_WAIT_MILLISECONDS = 20_000;
/** A worker wakes up late now and then; without this slack two neighbours would fall into one second too many. */
const SLACK = 1.05;
/** Before its slot a mail gets ready (what has changed? whose turn is it?), so that it leaves on time. */
const LEAD_MILLISECONDS = 100;
/** Within the slack that a second has at any rate. */
const LATEST_MILLISECONDS = 45;
/** On a machine that is late every time a mail leaves all the same. */
const MOST_MISSED_SLOTS = 4;
/** However long a provider asks for, it is asked again after an hour. */
const LONGEST_HOLD_SECONDS = 3600;

/** Thrown when the provider takes no mail for longer than a job should wait. */
export class PaceBusyError extends Error {
  override readonly name = "PaceBusyError";
  readonly reason = "pace_busy";
}

type Turn = {
  /** The world may have changed meanwhile. */
  readonly waited: boolean;
  /** When the mail may leave, on the clock of `performance.now()`. */
  readonly leaveAt: number;
};

/**
 * Waits until shortly before the next mail may leave, so that all workers together stay below the provider's rate in every
 * second. SMTP has none. @throws PaceBusyError
 */
export async function waitForTurn(effects: Effects, provider: "resend" | "smtp"): Promise<Turn> {
  if (provider === "smtp") return { waited: false, leaveAt: 0 };
  let leaveAt = await slotAt(effects, provider);
  if (leaveAt <= performance.now()) return { waited: false, leaveAt };
  await effects.sleep(leaveAt - LEAD_MILLISECONDS - performance.now());
  // While this job slept another one may have been told to wait: then its slot is worth nothing any more.
  while (await isHeld(effects, provider)) {
    leaveAt = await slotAt(effects, provider);
    await effects.sleep(leaveAt - LEAD_MILLISECONDS - performance.now());
  }
  return { waited: true, leaveAt };
}

/**
 * The rest of the wait, once all is ready. Who comes too late for its slot, because database or machine are slow, takes
 * another one: mails that left late would crowd those that leave on time. @throws PaceBusyError
 */
export async function waitToLeave(effects: Effects, provider: "resend" | "smtp", leaveAt: number): Promise<void> {
  let slot = leaveAt;
  for (let missed = 0; provider === "resend" && missed < MOST_MISSED_SLOTS; missed += 1) {
    const left = slot - performance.now();
    if (left > 0) await effects.sleep(left);
    if (performance.now() - slot <= LATEST_MILLISECONDS) return;
    slot = await slotAt(effects, provider);
  }
}

async function slotAt(effects: Effects, provider: string): Promise<number> {
  const asked = performance.now();
  return asked + (await takeSlot(effects, provider));
}

/** No worker sends before this many seconds have passed: a 429 speaks of the account, not of one mail. */
export async function holdPace({ db }: Effects, provider: string, seconds: number): Promise<void> {
  const held = Math.min(seconds, LONGEST_HOLD_SECONDS) * 1000;
  await db.$executeRaw`
    insert into mail_pace (provider, next_at)
    select name, clock_timestamp() + ${millis(held)} from unnest(array[${provider}, ${holdOf(provider)}]::text[]) as name
    on conflict (provider) do update set next_at = greatest(mail_pace.next_at, excluded.next_at)`;
}

/**
 * Hands out the next free instant and says in how many milliseconds it comes: one statement, on the database's clock,
 * because the clocks of several machines differ.
 */
async function takeSlot({ db, mailPerSecond }: Effects, provider: string): Promise<number> {
  const spacing = millis((1000 * SLACK) / mailPerSecond);
  const [slot] = await db.$queryRaw<{ wait: number }[]>`
    insert into mail_pace as p (provider, next_at) values (${provider}, clock_timestamp() + ${spacing})
    on conflict (provider) do update set next_at = greatest(p.next_at, clock_timestamp()) + ${spacing}
     where p.next_at <= clock_timestamp() + ${millis(MOST_WAIT_MILLISECONDS)}
    returning (extract(epoch from p.next_at - ${spacing} - clock_timestamp()) * 1000)::float8 as wait`;
  if (!slot) throw new PaceBusyError("The provider takes no mail for now.");
  // Rounded, because the stored instant is: a slot that is free at once may look half a millisecond away.
  return Math.round(slot.wait);
}

async function isHeld({ db }: Effects, provider: string): Promise<boolean> {
  const held = await db.$queryRaw<unknown[]>`
    select 1 as yes from mail_pace where provider = ${holdOf(provider)} and next_at > clock_timestamp()`;
  return held.length > 0;
}

/** The row that says until when the provider asked for silence; the provider's own row says when the next slot is. */
function holdOf(provider: string): string {
  return `${provider}:held`;
}

function millis(milliseconds: number): Prisma.Sql {
  return Prisma.sql`${milliseconds}::float8 * interval '1 millisecond'`;
}
