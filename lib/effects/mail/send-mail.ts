import { settleDelivery } from "@/lib/deliveries/end-delivery";
import type { Effects } from "@/lib/effects/effects";
import { composeMeetingMail } from "@/lib/effects/mail/compose-meeting-mail";
import { deliverOnce } from "@/lib/effects/mail/deliver-once";
import { loadMailToSend } from "@/lib/effects/mail/load-mail-to-send";
import type { MailToSend } from "@/lib/effects/mail/mail-to-send";
import { reasonToSkip, type SkipReason } from "@/lib/effects/mail/reason-to-skip";
import { templateUsed } from "@/lib/effects/mail/template";
import { RENDER_ERROR } from "@/lib/effects/render-error";
import { newId } from "@/lib/ids";
import { done, type Outcome, type Payload, PermanentError, skipped } from "@/lib/outbox/jobs";
import { HOUR } from "@/lib/time/durations";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

/** Resend remembers a key for 24 hours; a try after that could be a second mail (docs/design/mail-and-ics.md#4). */
const KEY_LIFE_MILLISECONDS = 23 * HOUR;

/**
 * Brings one delivery's email to the provider, exactly once however often it runs. A delivery that is not queued any more
 * is done. One that must not go any more is skipped with its reason, also if it had been tried before. One that a bug
 * keeps from being made fails with `render_error` after the last try.
 */
export function sendMail(effects: Effects, { deliveryId, renderTries: tries }: Payload<"send-mail">): Promise<Outcome> {
  return deliverOnce(effects, {
    key: `delivery-${deliveryId}`,
    owner: { deliveryId },
    rendering: {
      ids: { deliveryId },
      tries,
      again: ({ renderTries, ...when }) => ({ name: "send-mail", payload: { deliveryId, renderTries }, ...when }),
      lost: () => settleDelivery(effects, deliveryId, "failed", RENDER_ERROR),
    },
    load: () => loadMailToSend(effects, deliveryId),
    settled: (letter) => settledOutcome(effects, letter),
    obstacle: ({ suppressed }) => (suppressed ? "address_suppressed" : undefined),
    skip: (letter, reason, problem) => skip(effects, letter, reason, problem),
    stored: ({ mailId, sealed }) => (mailId !== null && sealed !== null ? { id: mailId, sealed } : undefined),
    template: ({ template, locale, meeting, templates }) =>
      templateUsed(templates, template, mailLocaleOf(locale ?? meeting.hostLocale)),
    renderedAt: (letter) => renderingInstant(letter, effects.now()),
    compose: (letter, renderedAt) => composeMeetingMail(effects, letter, renderedAt),
  });
}

/** What there is to say of a letter that needs no sending. @throws PermanentError when it has been tried for too long */
async function settledOutcome(effects: Effects, letter: MailToSend | undefined): Promise<Outcome | undefined> {
  if (letter?.state !== "queued") return done;
  const reason = reasonToSkip(letter, effects.now());
  if (reason) return skip(effects, letter, reason);
  const tooOld = letter.firstAttemptAt !== null && effects.now() >= letter.firstAttemptAt + KEY_LIFE_MILLISECONDS;
  if (tooOld) {
    await settleDelivery(effects, letter.deliveryId, "failed", "gave_up");
    throw new PermanentError("gave_up");
  }
  return heldBack(letter, effects.now());
}

/**
 * Holds an update back for as long as its recipient has had the hour's emails from this host. It stays queued, and one that
 * follows meanwhile takes its place, so that the last state goes out once. Never held: what somebody needs to know at once,
 * which is a cancellation, an invitation, a reminder, and any change of a meeting that starts soon.
 */
function heldBack({ deliveryId, template, mailId, meeting, roomAt }: MailToSend, now: number): Outcome | undefined {
  const canWait = template === "meeting_updated" && mailId === null && meeting.startsAt >= now + 2 * HOUR;
  if (!canWait || roomAt === null) return undefined;
  const startAfter = new Date(roomAt);
  return skipped("held_back", { name: "send-mail", key: newId(), payload: { deliveryId }, startAfter });
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
