import { MailerError } from "@/lib/adapters/mail/mailer";

/**
 * What a failure of nodemailer means for the next try (RFC 5321 §4.2.1).
 *
 * - Before the server spoke to us (name look-up, connection, greeting, TLS) and at the login: temporary. It is about the way
 *   there or our password, not about the mail.
 * - An answer: 4xx and 503 (commands out of order, RFC 5321 §4.3.2) temporary, any other 5xx permanent.
 * - The connection lost or silent later on: ambiguous, for the message may have been taken before.
 * - nodemailer itself refused the mail or its size: permanent.
 * - Anything else is a bug and comes back as it is.
 */
export function smtpFailure(error: unknown): unknown {
  const { code, responseCode, timeoutType, syscall, originalCode } = detailsOf(error);
  if (code === null) return error;
  if (code === "EAUTH") return new MailerError("temporary", "authentication_failed");
  if (responseCode !== null) return new MailerError(kindOfReply(code, responseCode), `smtp_${responseCode}`);
  if (code === "EENVELOPE" || code === "EMESSAGE") return new MailerError("permanent", REASONS[code]);
  if (CERTIFICATE.test(originalCode ?? "")) return new MailerError("temporary", REASONS.ETLS);
  if (code === "EDNS" || code === "ETLS") return new MailerError("temporary", REASONS[code]);
  if (syscall === "connect" || SET_UP_TIMEOUTS.includes(timeoutType ?? "")) {
    return new MailerError("temporary", "connection_failed");
  }
  return new MailerError("ambiguous", code === "EABORT" ? "timeout" : "connection_lost");
}

const REASONS = {
  EENVELOPE: "invalid_envelope",
  EMESSAGE: "message_refused",
  EDNS: "host_not_found",
  ETLS: "tls_failed",
} as const;
/** What OpenSSL and Node say of a certificate that they do not take; no mail was begun. */
const CERTIFICATE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/;
const SET_UP_TIMEOUTS = ["CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT"];

/** EPROTOCOL is an answer to the greeting or to EHLO: the server wants nothing from us, whatever the mail. */
function kindOfReply(code: string, reply: number): MailerError["kind"] {
  return code !== "EPROTOCOL" && reply >= 500 && reply !== 503 ? "permanent" : "temporary";
}

function detailsOf(error: unknown) {
  const fields: object = typeof error === "object" && error !== null ? error : {};
  return {
    code: "code" in fields && typeof fields.code === "string" ? fields.code : null,
    responseCode: "responseCode" in fields && typeof fields.responseCode === "number" ? fields.responseCode : null,
    timeoutType: "timeoutType" in fields && typeof fields.timeoutType === "string" ? fields.timeoutType : null,
    originalCode: "originalCode" in fields && typeof fields.originalCode === "string" ? fields.originalCode : null,
    syscall: "syscall" in fields && typeof fields.syscall === "string" ? fields.syscall : null,
  };
}
