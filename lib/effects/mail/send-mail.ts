import { isSuppressed } from "@/lib/deliveries/suppression";
import type { Effects } from "@/lib/effects/effects";
import { composeMeetingMail } from "@/lib/effects/mail/compose-meeting-mail";
import { composeOrProblem } from "@/lib/effects/mail/compose-or-problem";
import { settleDelivery } from "@/lib/effects/mail/end-delivery";
import { loadMailToSend, type MailToSend } from "@/lib/effects/mail/mail-to-send";
import { noteTemplateUse } from "@/lib/effects/mail/note-template-use";
import { reasonToSkip, type SkipReason } from "@/lib/effects/mail/reason-to-skip";
import { handOver } from "@/lib/effects/mail-provider/hand-over";
import { type FrozenMail, openStored, storeOnce } from "@/lib/effects/mail-provider/stored-mail";
import { type Again, RENDER_ERROR, withRenderTries } from "@/lib/effects/render-error";
import { done, type Job, type Outcome, type Payload, PermanentError, skipped } from "@/lib/outbox/jobs";
import { HOUR } from "@/lib/time/durations";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

/** Resend remembers a key for 24 hours; a try after that could be a second mail (docs/design/mail-and-ics.md#4). */
const KEY_LIFE_MILLISECONDS = 23 * HOUR;

/**
 * Brings one delivery's mail to the provider, exactly once however often it runs. A delivery that is not queued any more
 * is done; one that must not go any more is skipped with its reason, also if it had been tried before. One that a bug keeps from
 * being made fails with `render_error` after the last try.
 */
export function sendMail(effects: Effects, { deliveryId, renderTries: tries }: Payload<"send-mail">): Promise<Outcome> {
  const rendering = {
    ids: { deliveryId },
    tries,
    again: ({ renderTries, ...when }: Again): Job => ({
      name: "send-mail",
      payload: { deliveryId, renderTries },
      ...when,
    }),
    lost: () => settleDelivery(effects, deliveryId, "failed", RENDER_ERROR),
  };
  return withRenderTries(effects, rendering, () => bringToProvider(effects, deliveryId));
}

async function bringToProvider(effects: Effects, deliveryId: string): Promise<Outcome> {
  const letter = await loadMailToSend(effects.db, deliveryId);
  const settled = await settledOutcome(effects, letter);
  if (settled || !letter) return settled ?? done;
  const { mailer } = effects;
  if (!mailer) return skip(effects, letter, "email_client_missing");
  if (await isSuppressed(effects.db, effects.secrets, letter)) return skip(effects, letter, "address_suppressed");

  const frozen = await frozenInvitation(effects, letter);
  if ("problem" in frozen) return skip(effects, letter, "template_missing", frozen.problem);
  const settledNow = async () => settledOutcome(effects, await loadMailToSend(effects.db, deliveryId));
  return handOver(effects, mailer, { frozen, key: `delivery-${deliveryId}`, settled: settledNow });
}

/** What there is to say of a letter that needs no sending. @throws PermanentError when it has been tried for too long */
async function settledOutcome(effects: Effects, letter: MailToSend | undefined): Promise<Outcome | undefined> {
  if (letter?.state !== "queued") return done;
  const reason = reasonToSkip(letter, effects.now());
  if (reason) return skip(effects, letter, reason);
  const tooOld = letter.firstAttemptAt !== null && effects.now() >= letter.firstAttemptAt + KEY_LIFE_MILLISECONDS;
  if (!tooOld) return undefined;
  await settleDelivery(effects, letter.deliveryId, "failed", "gave_up");
  throw new PermanentError("gave_up");
}

/** The mail as it was stored before the first attempt, or, now that there is none, the mail to store. */
async function frozenInvitation(effects: Effects, letter: MailToSend): Promise<FrozenMail | { problem: object }> {
  if (letter.mailId !== null && letter.sealed !== null) {
    return { id: letter.mailId, mail: openStored(effects.secrets, letter.sealed) };
  }
  const renderedAt = renderingInstant(letter, effects.now());
  const result = await composeOrProblem(letter.template, composeMeetingMail(effects, letter, renderedAt));
  if ("problem" in result) return result;
  await noteTemplateUse(effects, letter.template, mailLocaleOf(letter.locale ?? letter.meeting.hostLocale));
  return storeOnce(effects, { deliveryId: letter.deliveryId }, result.mail, renderedAt);
}

/** Whole seconds, because DTSTAMP knows no fractions, and later than any earlier mail to this person about this meeting. */
function renderingInstant({ lastRenderedAt }: MailToSend, now: number): number {
  const second = Math.floor(now / 1000) * 1000;
  return lastRenderedAt === null ? second : Math.max(second, Math.floor(lastRenderedAt / 1000) * 1000 + 1000);
}

/** Logged once, with ids alone: a repeated run finds the delivery settled. */
async function skip(effects: Effects, letter: MailToSend, reason: SkipReason, problem = {}): Promise<Outcome> {
  if (await settleDelivery(effects, letter.deliveryId, "skipped", reason)) {
    const { deliveryId, invitationId, meeting } = letter;
    effects.log.warn({ deliveryId, invitationId, meetingId: meeting.id, reason, ...problem }, "A mail was skipped.");
  }
  return skipped(reason);
}
