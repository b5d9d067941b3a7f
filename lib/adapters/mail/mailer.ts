/** The iTIP method of a calendar part (RFC 5546). */
export type CalendarMethod = "REQUEST" | "CANCEL" | "DECLINECOUNTER";

/**
 * One message to one recipient, finished: what is stored before the first attempt and handed over unchanged on every
 * retry. `date` and `messageId` are part of it so that a provider without idempotency keys gets the same bytes again.
 */
export type Mail = {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** RFC 3339, the instant the mail was rendered. */
  date: string;
  /** Without angle brackets. */
  messageId: string;
  headers: Record<string, string>;
  calendar?: { method: CalendarMethod; content: string };
};

/**
 * `earlier`: what the provider took under this key was worded otherwise, by a run that this database knows nothing of because it
 * was restored since. It went out, and nothing more will.
 */
export type Accepted = { providerId: string | null; earlier?: true };

/** A mail provider. `send` resolves once the provider took the mail and throws a `MailerError` otherwise. */
export type Mailer = {
  readonly provider: "resend" | "smtp";
  /** @param idempotencyKey the same for every attempt at this mail; holds no address. */
  send(mail: Mail, idempotencyKey: string): Promise<Accepted>;
};

/**
 * Why a mail was not accepted. `permanent`: never try again. `temporary`: the provider said no for now. `ambiguous`:
 * no answer that can be trusted, the mail may have been taken; try again with the same key.
 */
export class MailerError extends Error {
  override readonly name = "MailerError";

  constructor(
    readonly kind: "permanent" | "temporary" | "ambiguous",
    /** Short code without personal data, stored as the delivery's reason: `validation_error`, `rate_limit_exceeded`, `timeout`. */
    readonly reason: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(`The mail provider did not take the mail: ${reason}.`);
  }
}
