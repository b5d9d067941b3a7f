import { createHash } from "node:crypto";
import { createTransport, type SendMailOptions } from "nodemailer";
import type { Mail, Mailer } from "@/lib/adapters/mail/mailer";
import { safeMail } from "@/lib/adapters/mail/safe-mail";
import { smtpFailure } from "@/lib/adapters/mail/smtp-failure";

type SmtpSettings = {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. */
  url: string;
  /** For the way to the server, until it greets us; twice as much for everything together. */
  timeoutSeconds: number;
  /** No mail leaves without TLS, even where the server does not offer it: somebody on the way may have taken the offer out. */
  requireTls: boolean;
};

/**
 * Mail through an SMTP server, on a connection of its own. SMTP has no idempotency keys: a retry after an ambiguous
 * failure hands over the same bytes with the same Message-ID, by which mail programs may recognise the copy.
 * What each failure means stands in `mailer-smtp-failure.ts`.
 */
export function smtpMailer({ url, timeoutSeconds, requireTls }: SmtpSettings): Mailer {
  const milliseconds = Math.ceil(timeoutSeconds * 1000);
  const transport = createTransport({ url, connectionTimeout: milliseconds, requireTLS: requireTls });

  return {
    provider: "smtp",
    async send(mail) {
      const message = messageOf(mail);
      // Also ends a server that trickles for ever. Longer than the limit above, because it cannot tell how far the mail got.
      const signal = AbortSignal.timeout(2 * milliseconds);
      await transport.sendMail({ ...message, signal }).catch((error: unknown) => {
        throw smtpFailure(error);
      });
      return { providerId: null };
    },
  };
}

function messageOf(mail: Mail): SendMailOptions {
  const { from, to, headers } = safeMail(mail);
  return {
    from,
    to,
    subject: mail.subject,
    date: new Date(mail.date),
    messageId: `<${mail.messageId}>`,
    headers,
    text: mail.text,
    html: mail.html,
    baseBoundary: boundaryOf(mail),
    ...(mail.calendar && { icalEvent: inviteOf(mail.calendar) }),
  };
}

/** Becomes a `text/calendar` alternative and an attachment (RFC 6047 §2.4), both in base64 so that no byte changes. */
function inviteOf({ method, content }: NonNullable<Mail["calendar"]>) {
  return { method, filename: "invite.ics", content: Buffer.from(content, "utf8"), contentTransferEncoding: "base64" };
}

/**
 * MIME boundary, derived from the mail: equal on every attempt, and not to be guessed by people who write a part of the
 * mail.
 */
function boundaryOf({ messageId, date, subject, html, text, calendar }: Mail): string {
  const parts = JSON.stringify([messageId, date, subject, html, text, calendar?.content]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 32);
}
