import PostalMime, { type Email } from "postal-mime";
import { type GetReceivingEmailResponseSuccess, Resend } from "resend";
import { calendarText } from "@/lib/adapters/mail/calendar-text";
import { emailWords } from "@/lib/adapters/mail/email-words";
import { isAutomatic } from "@/lib/adapters/mail/is-automatic";
import type { MailInbox, ReceivedMail } from "@/lib/adapters/mail/mail-inbox";
import { MailerError } from "@/lib/adapters/mail/mailer";

type Settings = { apiKey: string; baseUrl?: string; timeoutSeconds: number };

const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Mail received by Resend (https://resend.com/docs/api-reference/emails/retrieve-received-email), read from its raw form where
 * there is one: only there the fields stand in their order, so that what the receiving server wrote cannot be taken for what the
 * sender wrote. Resend's own reading of it serves where it has kept no raw form.
 */
export function resendInbox({ apiKey, baseUrl = "https://api.resend.com", timeoutSeconds }: Settings): MailInbox {
  const { emails } = new Resend(apiKey, { baseUrl });
  return {
    async fetch(providerId) {
      const signal = AbortSignal.timeout(Math.ceil(timeoutSeconds * 1000));
      const { data, error } = await emails.receiving.get(providerId, {}, { signal });
      if (error?.statusCode === 404) return undefined;
      if (!data) throw new MailerError("temporary", error?.name ?? "unexpected_answer");
      const to = [...data.to, ...(data.cc ?? []), ...(data.received_for ?? [])].map(addressIn);
      if (!data.raw) return { ...fieldsOf(data), to, calendars: await calendarsOf(emails, data, signal) };
      const raw = await download(data.raw.download_url, signal);
      const read = raw && (await fromRaw(raw));
      return read && { ...read, to };
    },
  };
}

async function download(url: string, signal: AbortSignal): Promise<Buffer | undefined> {
  const response = await fetch(url, { signal }).catch(() => {
    throw new MailerError("temporary", "no_answer");
  });
  if (!response.ok) throw new MailerError("temporary", `http_${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function fromRaw(raw: Buffer): Promise<Omit<ReceivedMail, "to"> | undefined> {
  const mail = await parsed(raw);
  if (!mail) return undefined;
  const fields = (name: string) => mail.headers.filter(({ key }) => key === name);
  return {
    from: fields("from").length === 1 ? (mail.from?.address ?? null) : null,
    automatic: isAutomatic(mail.headers.map(({ key, value }) => ({ name: key, value }))),
    subject: mail.subject ?? "",
    text: emailWords(mail.text, mail.html),
    attachments: mail.attachments.flatMap(({ filename }) => filename ?? []),
    authenticationResults: fields("authentication-results").map(({ value }) => value),
    calendars: [...new Set(mail.attachments.filter(isCalendar).map(({ content }) => textOf(content)))],
  };
}

function textOf(content: Email["attachments"][number]["content"]): string {
  if (typeof content === "string") return content;
  return calendarText(content instanceof ArrayBuffer ? new Uint8Array(content) : content);
}

/** The parser throws at what it takes for an attack (headers or nesting without end). */
async function parsed(raw: Buffer): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
  } catch {
    return undefined;
  }
}

function fieldsOf({ from, headers, subject, text, html, attachments }: GetReceivingEmailResponseSuccess) {
  const fields = Object.entries(headers ?? {}).map(([name, value]) => ({ name: name.toLowerCase(), value }));
  const results = fields.filter(({ name }) => name === "authentication-results").map(({ value }) => value);
  return {
    from: addressIn(from),
    automatic: isAutomatic(fields),
    subject: subject ?? "",
    text: emailWords(text, html),
    attachments: attachments.flatMap(({ filename }) => filename ?? []),
    authenticationResults: results,
  };
}

async function calendarsOf(
  { receiving }: Resend["emails"],
  { id, attachments }: GetReceivingEmailResponseSuccess,
  signal: AbortSignal,
): Promise<string[]> {
  const texts = new Set<string>();
  for (const attachment of attachments.filter((one) => isCalendar({ ...one, mimeType: one.content_type }))) {
    const { data, error } = await receiving.attachments.get({ emailId: id, id: attachment.id }, { signal });
    if (!data) throw new MailerError("temporary", error?.name ?? "unexpected_answer");
    texts.add(calendarText((await download(data.download_url, signal)) ?? Buffer.alloc(0)));
  }
  return [...texts];
}

function isCalendar({ mimeType, filename }: { mimeType: string; filename: string | null }): boolean {
  const type = mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  return ["text/calendar", "text/x-vcalendar", "application/ics"].includes(type) || /\.ics$/i.test(filename ?? "");
}

function addressIn(written: string): string {
  return /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written.trim();
}
