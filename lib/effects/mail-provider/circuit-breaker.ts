import type { MailerError } from "@/lib/adapters/mail/mailer";
import { inSets } from "@/lib/db/in-sets";
import { query } from "@/lib/db/query";
import { float, orNull, text } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";

/** After this many tries in a row without a good answer the provider counts as down. */
export const FAILURES_UNTIL_DOWN = 8;

/** Longest wait of a job for a provider that is down. Then it goes back to the outbox, which tries it again later. */
const MOST_WAIT_MILLISECONDS = 45_000;
/** Time that the probing mail has to find out whether the provider is back. */
const PROBE_MILLISECONDS = 30_000;
/** Pause between two looks at whether another worker's probe has ended the outage. */
const LOOK_MILLISECONDS = 1_000;
/** Jitter, so that workers that waited together do not ask together. */
const JITTER_MILLISECONDS = 50;

/** Thrown when the provider is down for longer than a job should wait. */
export class ProviderDownError extends Error {
  override readonly name = "ProviderDownError";
  readonly reason = "provider_down";
}

/**
 * `probe`: set for the one mail that tries whether the provider is back; the instant by which it must know, as the
 * database writes it.
 */
type Passed = { readonly waited: boolean; readonly probe: string | null };

/**
 * Waits while the provider is down. One mail of all workers is let through, after growing pauses, to try whether it is
 * back; the others keep their order behind it. @throws ProviderDownError
 */
export async function waitForProvider(effects: Effects, provider: string): Promise<Passed> {
  for (let waited = 0; ; ) {
    const { wait, probe } = await askGate(effects, provider);
    if (wait <= 0) return { waited: waited > 0, probe };
    const pause = Math.ceil(Math.min(wait, LOOK_MILLISECONDS) + Math.random() * JITTER_MILLISECONDS);
    waited += pause;
    if (waited > MOST_WAIT_MILLISECONDS) throw new ProviderDownError();
    await effects.sleep(pause);
  }
}

/**
 * Releases an undecided probe, so that the next mail probes at once: the probing mail was skipped, or its error says
 * nothing about the provider's health.
 */
export async function releaseProbe({ db }: Effects, provider: string, probe: string): Promise<void> {
  await db.$executeRaw`
    update mail_circuits set retry_at = clock_timestamp() where provider = ${provider} and retry_at = ${probe}::timestamptz`;
}

/** Errors that speak of our pace or of one mail, not of the provider's health. */
const HEALTHY = [
  "rate_limit_exceeded",
  "concurrent_idempotent_requests",
  "too_early",
  "http_425",
  "http_429",
  "pace_busy",
];

/** Counts a try without a good answer. While the provider is down only the one that tries whether it is back counts. */
export async function noteFailure(
  effects: Effects,
  provider: string,
  error: MailerError,
  probe: boolean,
): Promise<void> {
  if (HEALTHY.includes(error.reason) || /quota/.test(error.reason)) return;
  const { firstMilliseconds, longestMilliseconds } = effects.providerPause;
  const jitter = 0.8 + 0.4 * Math.random();
  await effects.db.$executeRaw`
    insert into mail_circuits as c (provider, failures, retry_at) values (${provider}, 1, clock_timestamp())
    on conflict (provider) do update
       set failures = c.failures + 1,
           retry_at = clock_timestamp() + ${jitter}::float8 * interval '1 millisecond'
                      * least(${longestMilliseconds}::float8, ${firstMilliseconds}::float8 * 2 ^ least(16, greatest(0, c.failures + 1 - ${FAILURES_UNTIL_DOWN}::int)))
     where c.failures < ${FAILURES_UNTIL_DOWN} or ${probe}`;
}

type Gate = { readonly wait: number; readonly probe: string | null };

/** Whether this mail is the one that tries, and else how long to wait; 0 while all is well. Of a set only the first may try. */
const askGate = inSets(async (effects: Effects, providers: readonly string[]) => {
  const gates = new Map<string, Gate>();
  for (const provider of new Set(providers)) gates.set(provider, await gateOf(effects, provider));
  return providers.map((provider, at): Gate => {
    const gate = gates.get(provider) ?? OPEN;
    return gate.probe !== null && providers.indexOf(provider) < at ? { wait: JITTER_MILLISECONDS, probe: null } : gate;
  });
});

const OPEN: Gate = { wait: 0, probe: null };

/** One statement on the database's clock. */
async function gateOf({ db }: Effects, provider: string): Promise<Gate> {
  const [gate] = await query(db, { wait: float, probe: orNull(text) })`
    with probe as (
      update mail_circuits set retry_at = clock_timestamp() + ${PROBE_MILLISECONDS}::float8 * interval '1 millisecond'
       where provider = ${provider} and failures >= ${FAILURES_UNTIL_DOWN} and retry_at <= clock_timestamp()
      returning retry_at::text as until
    )
    select p.until as probe,
           case when p.until is not null then 0 else greatest(${JITTER_MILLISECONDS}, ${epochMillis("c.retry_at - clock_timestamp()")}) end::float8 as wait
      from mail_circuits c, (select (select until from probe) as until) p
     where c.provider = ${provider} and c.failures >= ${FAILURES_UNTIL_DOWN}`;
  return gate ?? OPEN;
}
