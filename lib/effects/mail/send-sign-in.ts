import { renderMail } from "@/emails/render-mail";
import type { Mail } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import { domainOf } from "@/lib/effects/mail/compose-meeting-mail";
import { composeOrProblem } from "@/lib/effects/mail/compose-or-problem";
import { noteTemplateUse } from "@/lib/effects/mail/note-template-use";
import { findSignInRequest, type SignInRequest } from "@/lib/effects/mail/sign-in-request";
import { wordingOf } from "@/lib/effects/mail/template";
import { handOver } from "@/lib/effects/mail-provider/hand-over";
import { type FrozenMail, openStored, storeOnce } from "@/lib/effects/mail-provider/stored-mail";
import { type Again, withRenderTries } from "@/lib/effects/render-error";
import { done, type Job, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";
import { confirmAddressUrl, signInCode, signInToken, signInUrl } from "@/lib/people/sign-in/sign-in-secrets";
import { MINUTE } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { accountMailWords } from "@/lib/wording/account-mail-words";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

/** Brings the mail of one request to prove an address to the provider, if that may be mailed and the request is still good. */
export function sendSignIn(
  effects: Effects,
  { challengeId, renderTries: tries }: Payload<"send-sign-in">,
): Promise<Outcome> {
  const rendering = {
    ids: { challengeId },
    tries,
    again: ({ renderTries, ...when }: Again): Job => ({
      name: "send-sign-in",
      payload: { challengeId, renderTries },
      ...when,
    }),
  };
  return withRenderTries(effects, rendering, () => bringToProvider(effects, challengeId));
}

async function bringToProvider(effects: Effects, challengeId: string): Promise<Outcome> {
  const request = await findSignInRequest(effects.db, challengeId);
  const settled = settledOutcome(effects, request);
  if (settled || !request) return settled ?? done;
  const { mailer } = effects;
  if (!mailer) return skip(effects, request, "email_client_missing");

  const frozen = await frozenSignIn(effects, request);
  if ("problem" in frozen) return skip(effects, request, "template_missing", frozen.problem);
  const settledNow = async () => settledOutcome(effects, await findSignInRequest(effects.db, challengeId));
  return handOver(effects, mailer, { frozen, key: `sign-in-${challengeId}`, settled: settledNow });
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

async function frozenSignIn(effects: Effects, request: SignInRequest): Promise<FrozenMail | { problem: object }> {
  if (request.mailId !== null && request.sealed !== null) {
    return { id: request.mailId, mail: openStored(effects.secrets, request.sealed) };
  }
  const renderedAt = effects.now();
  const result = await composeOrProblem(request.template, composeSignIn(effects, request, renderedAt));
  if ("problem" in result) return result;
  await noteTemplateUse(effects, request.template, mailLocaleOf(request.locale));
  return storeOnce(effects, { challengeId: request.id }, result.mail, renderedAt);
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
