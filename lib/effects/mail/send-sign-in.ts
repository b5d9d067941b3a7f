import { renderMail } from "@/emails/render-mail";
import type { Mail } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import { domainOf } from "@/lib/effects/mail/compose-meeting-mail";
import { deliverOnce } from "@/lib/effects/mail/deliver-once";
import { findSignInRequest, type SignInRequest } from "@/lib/effects/mail/sign-in-request";
import { templateUsed, wordingOf } from "@/lib/effects/mail/template";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";
import { confirmAddressUrl, signInCode, signInToken, signInUrl } from "@/lib/people/sign-in/sign-in-secrets";
import { MINUTE } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { accountMailWords } from "@/lib/wording/account-mail-words";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

/** Brings the email of one request to prove an address to the provider, if that may be mailed and the request is still good. */
export function sendSignIn(
  effects: Effects,
  { challengeId, renderTries: tries }: Payload<"send-sign-in">,
): Promise<Outcome> {
  return deliverOnce(effects, {
    key: `sign-in-${challengeId}`,
    owner: { challengeId },
    rendering: {
      ids: { challengeId },
      tries,
      again: ({ renderTries, ...when }) => ({ name: "send-sign-in", payload: { challengeId, renderTries }, ...when }),
    },
    load: () => findSignInRequest(effects.db, challengeId),
    settled: async (request) => settledOutcome(effects, request),
    skip: async (request, reason, problem) => skip(effects, request, reason, problem),
    stored: ({ mailId, sealed }) => (mailId !== null && sealed !== null ? { id: mailId, sealed } : undefined),
    template: ({ template, locale, templates }) => templateUsed(templates, template, mailLocaleOf(locale)),
    renderedAt: effects.now,
    compose: (request, renderedAt) => composeSignIn(effects, request, renderedAt),
  });
}

/**
 * The outcome of a request that needs no sending; undefined while one is due. The requester never learns why no mail
 * comes: that would tell whether an address has an account.
 */
function settledOutcome({ now }: Effects, request: SignInRequest | undefined): Outcome | undefined {
  if (!request || request.accepted) return done;
  if (request.obstacle) return skipped(request.obstacle);
  if (request.consumed) return skipped("already_used");
  return now() >= request.expiresAt ? skipped("expired") : undefined;
}

async function composeSignIn(effects: Effects, request: SignInRequest, renderedAt: number): Promise<Mail | undefined> {
  const locale = mailLocaleOf(request.locale);
  const wording = wordingOf(request.templates, request.template, locale);
  if (!wording) return undefined;
  const words = accountMailWords(request.template, wording, {
    locale,
    url: urlIn(effects, request),
    code: signInCode(effects.secrets, request.id),
    validMinutes: Math.round((request.expiresAt - request.createdAt) / MINUTE),
  });
  return {
    ...(await renderMail(request.template, words)),
    from: effects.emailFrom,
    to: request.email,
    date: rfc3339Of(renderedAt),
    messageId: `${request.id}@${domainOf(effects.platformEmail)}`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

function urlIn({ appUrl, secrets }: Effects, { id, template }: SignInRequest): string {
  const token = signInToken(secrets, id);
  return template === "sign_in" ? signInUrl(appUrl, token) : confirmAddressUrl(appUrl, token);
}

function skip({ log }: Effects, { id }: SignInRequest, reason: string, problem = {}): Outcome {
  log.warn({ challengeId: id, reason, ...problem }, "A mail that asks to prove an address was skipped.");
  return skipped(reason);
}
