import type { Effects } from "@/lib/effects/effects";
import { releaseSlot, returnSlot, type Slot, takeSlot } from "@/lib/effects/mail-provider/send-slots";

/** Waiting longer than this is left to the outbox, which tries the job again later. */
const MOST_WAIT_MILLISECONDS = 20_000;
/** A mail that is later than this takes another turn, so that it has arrived when its lane is taken to be free. */
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
 * Waits for a send slot, so that all workers together stay below the provider's rate in every second
 * (lib/effects/mail-provider/send-slots.ts), and lets `work` send the mail. SMTP has no rate. A mail that is not sent
 * after all gives its slot to the next.
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
          await returnSlot(effects, place.lane);
          place = await nextPlace(effects, provider);
        }
        await sleepUntil(effects, place.leaveAt);
        left = true;
        // Whatever comes of it: a request that failed may have arrived all the same.
        return await request().finally(() => releaseSlot(effects, place.lane));
      },
    });
  } finally {
    if (!left) await returnSlot(effects, place.lane);
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
type Place = { readonly lane: Slot; readonly waited: boolean; readonly leaveAt: number };

/** One mail of this process at a time looks for a lane: they leave in the order in which they were taken in hand. */
function nextPlace(effects: Effects, provider: string): Promise<Place> {
  const look = () => waitForLane(effects, provider);
  const mine = (lines.get(provider) ?? Promise.resolve()).then(look, look);
  lines.set(provider, mine);
  return mine;
}

async function waitForLane(effects: Effects, provider: string): Promise<Place> {
  for (let waited = 0; ; ) {
    const { lane, wait } = await takeSlot(effects, provider);
    // Counted from the answer: too late by its way to us, but never too early.
    if (lane) return { lane, waited: waited > 0, leaveAt: performance.now() + wait };
    waited += wait;
    if (waited > MOST_WAIT_MILLISECONDS) throw new RateLimitError("The provider takes no mail for now.");
    await effects.sleep(Math.ceil(wait));
  }
}

async function sleepUntil(effects: Effects, instant: number): Promise<void> {
  const left = Math.ceil(instant - performance.now());
  if (left > 0) await effects.sleep(left);
}
