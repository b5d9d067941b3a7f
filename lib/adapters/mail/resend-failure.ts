import { MailerError } from "@/lib/adapters/mail/mailer";
import { retryAfterSeconds } from "@/lib/adapters/network/retry-after";

type Refusal = { error: unknown; headers: Record<string, string> | null };

/**
 * What an answer of the SDK without a mail id means for the next try
 * (https://resend.com/docs/api-reference/errors). The SDK copies status and name from the answer's JSON, so neither is
 * trusted to be there.
 *
 * - No status (time-out, reset, HTML or JSON of somebody else), 408 and the 5xx of gateways: ambiguous, the mail may have been
 *   taken. Unless the request never left: then it was not.
 * - 500 and 503: temporary, Resend itself says that it did not take it.
 * - 429, 409 `concurrent_idempotent_requests`, 425: temporary.
 * - 401, 403 and a 400 about the API key: temporary. They speak about our account (key wrong, restricted or revoked, domain
 *   not verified), not about the mail, and no mail may be lost while an operator repairs that.
 * - Every other 4xx: permanent.
 */
export function resendFailure(
  { error, headers }: Refusal,
  { timedOut, left, now }: { timedOut: boolean; left: boolean; now: number },
): MailerError {
  const { status, name, message } = detailsOf(error);
  const retryAfter = retryAfterSeconds(headers?.["retry-after"], now);
  if (!left) return new MailerError("temporary", "unreachable", retryAfter);
  if (status === null) return new MailerError("ambiguous", unansweredBecause(timedOut, headers), retryAfter);
  return new MailerError(kindOf(status, name, message), name ?? `http_${status}`, retryAfter);
}

/**
 * Whether the key has sent another body already: Resend looks for an email that has been sent with it
 * (https://resend.com/docs/dashboard/emails/idempotency-keys). One that is under way is `concurrent_idempotent_requests`.
 */
export function wasSentBefore(error: unknown): boolean {
  const { status, name } = detailsOf(error);
  return status === 409 && name === "invalid_idempotent_request";
}

function kindOf(status: number, name: string | null, message: string): MailerError["kind"] {
  if ([401, 403, 425, 429, 500, 503].includes(status)) return "temporary";
  if (status < 400 || status >= 500 || status === 408) return "ambiguous";
  if (status === 409 && name === "concurrent_idempotent_requests") return "temporary";
  // Seen in practice: a wrong key answered with 400 `validation_error` (resend/resend-node#617).
  if (status === 400 && /\bAPI key\b/i.test(message)) return "temporary";
  return "permanent";
}

function unansweredBecause(timedOut: boolean, headers: Refusal["headers"]): string {
  if (timedOut) return "timeout";
  return headers === null ? "no_answer" : "unexpected_answer";
}

function detailsOf(error: unknown): { status: number | null; name: string | null; message: string } {
  const fields: object = typeof error === "object" && error !== null ? error : {};
  const status = "statusCode" in fields && typeof fields.statusCode === "number" ? fields.statusCode : null;
  // The name is stored as a reason, so only a short code may pass, never a sentence with an address in it.
  const name =
    "name" in fields && typeof fields.name === "string" && /^[a-z_]{1,64}$/.test(fields.name) ? fields.name : null;
  const message = "message" in fields && typeof fields.message === "string" ? fields.message : "";
  return { status, name, message };
}
