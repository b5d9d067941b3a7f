import { type CreateEmailOptions, Resend } from "resend";
import { type Mail, type Mailer, MailerError } from "@/lib/adapters/mail/mailer";
import { resendFailure, wasSentBefore } from "@/lib/adapters/mail/resend-failure";
import { safeMail, written } from "@/lib/adapters/mail/safe-mail";
import { watchRequest } from "@/lib/adapters/network/request-was-sent";

type ResendSettings = {
  apiKey: string;
  /** Without a slash at the end. Resend's own where it is missing. */
  baseUrl?: string;
  timeoutSeconds: number;
};

/**
 * Mail through Resend's `POST /emails` (https://resend.com/docs/api-reference/emails/send-email). The same mail gives the
 * same request, byte for byte: Resend sends nothing more under a repeated key, and answers another body without the id of what
 * it sent. It writes Date and Message-ID itself. What each answer means stands in `resend-failure.ts`.
 */
export function resendMailer({ apiKey, baseUrl = "https://api.resend.com", timeoutSeconds }: ResendSettings): Mailer {
  const client = new Resend(apiKey, { baseUrl });

  return {
    provider: "resend",
    async send(mail, idempotencyKey) {
      // The SDK leaves an empty key out, which would make every retry a second mail.
      if (!IDEMPOTENCY_KEY.test(idempotencyKey)) throw new MailerError("permanent", "invalid_idempotency_key");
      const signal = AbortSignal.timeout(Math.ceil(timeoutSeconds * 1000));
      using request = watchRequest(idempotencyKey);
      const answer = await client.emails.send(requestOf(mail), { idempotencyKey, signal });
      const providerId = idOf(answer.data);
      if (providerId !== null) return { providerId };
      if (wasSentBefore(answer.error)) return { providerId, earlier: true };
      throw resendFailure(answer, { timedOut: signal.aborted, left: request.left(), now: Date.now() });
    },
  };
}

/** Up to 256 characters (https://resend.com/docs/dashboard/emails/idempotency-keys), and fit for an HTTP header. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,256}$/;

function requestOf(mail: Mail): CreateEmailOptions {
  const { from, to, headers: all } = safeMail(mail);
  const { "Reply-To": replyTo, ...headers } = all;
  return {
    from: written(from),
    to: [written(to)],
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers,
    ...(replyTo !== undefined && { replyTo }),
    ...(mail.calendar && { attachments: [inviteOf(mail.calendar)] }),
  };
}

/** The content is a Buffer because the SDK sends a string as it is, where Resend expects base64. */
function inviteOf({ method, content }: NonNullable<Mail["calendar"]>) {
  return {
    filename: "invite.ics",
    content: Buffer.from(content, "utf8"),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  };
}

/** The SDK passes on whatever JSON came with a 200, also a proxy's. */
function idOf(data: unknown): string | null {
  const named = typeof data === "object" && data !== null && "id" in data;
  return named && typeof data.id === "string" && data.id !== "" ? data.id : null;
}
