import { setImmediate } from "node:timers";
import type { Effects } from "@/lib/effects/effects";
import { releaseSlot, returnSlot, type Slot, takeSlots } from "@/lib/effects/mail-provider/send-slots";

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

/** `leaveAt` is on the clock of `performance.now()`. */
type Place = { readonly slot: Slot; readonly waited: boolean; readonly leaveAt: number };

/** A mail that waits for a slot, and for how long it has. */
type Waiting = {
  readonly resolve: (place: Place) => void;
  readonly reject: (error: unknown) => void;
  waited: number;
};

type Line = { readonly waiting: Waiting[]; isServed: boolean };

const lines = new WeakMap<Effects, Map<string, Line>>();

/** Mails of one process leave in the order in which they were taken in hand: they wait in a line, and its first get the next slots. */
function nextPlace(effects: Effects, provider: string): Promise<Place> {
  const line = lineOf(effects, provider);
  return new Promise((resolve, reject) => {
    line.waiting.push({ resolve, reject, waited: 0 });
    if (line.isServed) return;
    line.isServed = true;
    setImmediate(() => serve(effects, provider, line));
  });
}

function lineOf(effects: Effects, provider: string): Line {
  const own = lines.get(effects) ?? new Map<string, Line>();
  const line = own.get(provider) ?? { waiting: [], isServed: false };
  lines.set(effects, own.set(provider, line));
  return line;
}

async function serve(effects: Effects, provider: string, line: Line): Promise<void> {
  while (line.waiting.length > 0) {
    try {
      await serveFirst(effects, provider, line.waiting);
    } catch (error) {
      for (const { reject } of line.waiting.splice(0)) reject(error);
    }
  }
  line.isServed = false;
}

/** Gives the first in the line the slots that are free; where none is, all wait until it is worth asking again. */
async function serveFirst(effects: Effects, provider: string, waiting: Waiting[]): Promise<void> {
  const { slots, wait } = await takeSlots(effects, provider, waiting.length);
  // Counted from the answer: too late by its way to us, but never too early.
  const answeredAt = performance.now();
  for (const { slot, wait } of slots) {
    const first = waiting.shift();
    first?.resolve({ slot, waited: first.waited > 0, leaveAt: answeredAt + wait });
  }
  if (slots.length > 0) return;
  for (const one of waiting) one.waited += wait;
  const stays = waiting.filter(({ waited }) => waited <= MOST_WAIT_MILLISECONDS);
  for (const { waited, reject } of waiting.splice(0, waiting.length, ...stays))
    if (waited > MOST_WAIT_MILLISECONDS) reject(new RateLimitError("The provider takes no mail for now."));
  if (stays.length > 0) await effects.sleep(Math.ceil(wait));
}

async function sleepUntil(effects: Effects, instant: number): Promise<void> {
  const left = Math.ceil(instant - performance.now());
  if (left > 0) await effects.sleep(left);
}
