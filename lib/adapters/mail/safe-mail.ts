import { type Mail, MailerError } from "@/lib/adapters/mail/mailer";

/** One person's address, taken apart so that each adapter writes it in its provider's own safe way. */
export type Mailbox = { name: string; address: string };

export type SafeMail = { from: Mailbox; to: Mailbox; headers: Record<string, string> };

/**
 * The parts of a mail that end up in header fields or in the envelope, checked: exactly one sender and one recipient, no
 * control characters, no second Subject or Bcc among the extra headers. Adds `Auto-Submitted` (RFC 3834 §5).
 * Throws a permanent `MailerError`, for the same mail would fail the same way for ever.
 */
export function safeMail(mail: Mail): SafeMail {
  if (UNSAFE.test(mail.subject)) throw refused("unsafe_subject");
  if (!MESSAGE_ID.test(mail.messageId)) throw refused("unsafe_message_id");
  if (Number.isNaN(Date.parse(mail.date))) throw refused("invalid_date");
  return {
    from: mailboxOf(mail.from, "invalid_from_address"),
    to: mailboxOf(mail.to, "invalid_to_address"),
    headers: headersOf(mail.headers),
  };
}

/** `Name <address>` with the name quoted where RFC 5322 §3.2.3 asks for it, or the bare address. */
export function written({ name, address }: Mailbox): string {
  if (!name) return address;
  return `${PLAIN_NAME.test(name) ? name : `"${name}"`} <${address}>`;
}

/** Line breaks of every kind and other control characters: the means to write a header of one's own. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const ADDRESS = /^[^\s<>()[\]\\,;:@"]{1,64}@[^\s<>()[\]\\,;:@"]{1,255}$/u;
const MESSAGE_ID = /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+$/;
const PLAIN_NAME = /^[\p{L}\p{M}\p{N} '’_-]+$/u;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
/** Set from the mail's own fields; as an extra header they would add recipients or contradict the content. */
const RESERVED = /^(from|sender|to|cc|bcc|subject|date|message-id|mime-version|return-path|resent-.*|content-.*)$/i;

function mailboxOf(text: string, reason: string): Mailbox {
  const found = /^(?:(?<name>.*)<(?<inBrackets>[^<>]*)>|(?<bare>[^<>]*))$/u.exec(text.trim());
  const address = found?.groups?.inBrackets ?? found?.groups?.bare ?? "";
  if (UNSAFE.test(text) || !ADDRESS.test(address)) throw refused(reason);
  return { name: unquoted(found?.groups?.name ?? ""), address };
}

/** What cannot stand inside a quoted name is dropped, so that no name can end its own quotes. */
function unquoted(name: string): string {
  return name.replace(/["\\<>]/g, "").trim();
}

function headersOf(extra: Record<string, string>): Record<string, string> {
  const headers: Record<string, string> = { "Auto-Submitted": "auto-generated" };
  for (const [name, value] of Object.entries(extra)) {
    if (!HEADER_NAME.test(name) || RESERVED.test(name) || UNSAFE.test(value)) throw refused("unsafe_header");
    if (name.toLowerCase() !== "auto-submitted") headers[name] = value;
  }
  // A stored mail may come back with its keys in another order (jsonb does that), and must still give the same bytes.
  return Object.fromEntries(Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function refused(reason: string): MailerError {
  return new MailerError("permanent", reason);
}
