import { type Mailer, MailerError } from "@/lib/adapters/mail/mailer";
import { applyEarlierEvents } from "@/lib/deliveries/apply-mail-events";
import type { Effects } from "@/lib/effects/effects";
import { beginAttempt, recordAcceptance, recordRefusal } from "@/lib/effects/mail-provider/attempts";
import { noteFailure, releaseProbe, waitForProvider } from "@/lib/effects/mail-provider/circuit-breaker";
import {
  pauseProvider,
  RateLimitError,
  type SendPermission,
  withSendSlot,
} from "@/lib/effects/mail-provider/rate-limit";
import type { FrozenMail } from "@/lib/effects/mail-provider/stored-mail";
import { newId } from "@/lib/ids";
import { done, type Outcome, PermanentError } from "@/lib/outbox/jobs";

/** Thrown when another mail to the same invitee is under way or has to go first, or a later one is queued: the next run finds out which. */
export class SlotLostError extends Error {
  override readonly name = "SlotLostError";
  readonly reason = "out_of_turn";
}

type Sending = {
  readonly frozen: FrozenMail;
  /** The provider's idempotency key. */
  readonly key: string;
  /** Asked after a wait, for the world may have changed meanwhile: what there is to say of a mail that must not go any more. */
  readonly settled: () => Promise<Outcome | undefined>;
};

/**
 * Hands a frozen mail to the provider once, when it answers and takes the next mail, and records what came of it.
 * @throws `PermanentError` when the mail will never be taken, `ProviderDownError`, `RateLimitError`, `MailerError` or
 * `SlotLostError` when trying again may help.
 */
export async function handOver(effects: Effects, mailer: Mailer, { frozen, key, settled }: Sending): Promise<Outcome> {
  const { waited, probe } = await waitForProvider(effects, mailer.provider);
  try {
    return await withSendSlot(effects, mailer.provider, async (turn) => {
      const changed = waited || turn.waited ? await settled() : undefined;
      return changed ?? (await sendOnce(effects, mailer, { frozen, key, probe: probe !== null, turn }));
    });
  } finally {
    if (probe !== null) await releaseProbe(effects, mailer.provider, probe);
  }
}

type HandingOver = Pick<Sending, "frozen" | "key"> & {
  /** Set when this try is the probe that finds out whether the provider is back (`waitForProvider`). */
  readonly probe: boolean;
  readonly turn: SendPermission;
};

async function sendOnce(effects: Effects, mailer: Mailer, { frozen, key, probe, turn }: HandingOver): Promise<Outcome> {
  const { db } = effects;
  const tried = { id: newId(), mailId: frozen.id, provider: mailer.provider };
  // Stored first: the provider remembers the key for 24 hours from the first attempt, also if we crash during it.
  if (!(await beginAttempt(db, tried, effects.now()))) throw new SlotLostError();
  try {
    const { providerId, earlier } = await turn.carry(() => mailer.send(frozen.mail, key));
    if (earlier) effects.log.warn({ mailId: frozen.id }, "An email went out before this database was restored.");
    const { wasDown } = await recordAcceptance(db, tried, providerId, effects.now());
    if (wasDown) await effects.wake();
    // What the provider told before its answer was written down.
    if (providerId !== null) await applyEarlierEvents(effects, providerId);
    return done;
  } catch (thrown) {
    // `RateLimitError` means that nothing left this process: a temporary failure, not a doubtful one.
    const error = thrown instanceof RateLimitError ? new MailerError("temporary", thrown.reason) : thrown;
    if (!(error instanceof MailerError)) throw error;
    if (error.retryAfterSeconds !== undefined) await pauseProvider(effects, mailer.provider, error.retryAfterSeconds);
    await recordRefusal(db, tried, error, effects.now());
    if (error.kind === "permanent") throw new PermanentError(error.reason);
    await noteFailure(effects, mailer.provider, error, probe);
    throw error;
  }
}
