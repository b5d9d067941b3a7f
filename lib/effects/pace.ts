import { Prisma } from "@/lib/db/generated/client";
import type { Effects } from "@/lib/effects/effects";

/** Waiting longer than this is left to the outbox, which tries the job again later. */
const MOST_WAIT_MILLISECONDS = 20_000;
/** A worker wakes up late now and then; without this slack two neighbours would fall into one second too many. */
const SLACK = 1.04;
/** However long a provider asks for, it is asked again after an hour. */
const LONGEST_HOLD_SECONDS = 3600;

/** Thrown when the provider takes no mail for longer than a job should wait. */
export class PaceBusyError extends Error {
  override readonly name = "PaceBusyError";
  readonly reason = "pace_busy";
}

/**
 * Waits until the next mail may leave, so that all workers together stay below the provider's rate in every second. SMTP
 * has none. @returns whether it waited, because then the world may have changed. @throws PaceBusyError
 */
export async function waitForTurn(effects: Effects, provider: "resend" | "smtp"): Promise<boolean> {
  if (provider === "smtp") return false;
  let wait = await takeSlot(effects, provider);
  if (wait <= 0) return false;
  await effects.sleep(wait);
  // While this job slept another one may have been told to wait: then its slot is worth nothing any more.
  while (await isHeld(effects, provider)) {
    wait = await takeSlot(effects, provider);
    await effects.sleep(Math.max(0, wait));
  }
  return true;
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
