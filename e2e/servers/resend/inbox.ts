import { createHash, randomUUID } from "node:crypto";
import { type Problem, problem } from "@/e2e/servers/resend/problem";
import type { SendEmail } from "@/e2e/servers/resend/request-body";

export type AcceptedAttachment = { filename: string; contentType: string | null; base64: string; text: string };

export type AcceptedMail = {
  id: string;
  idempotencyKey: string | null;
  /** Milliseconds since 1970. */
  acceptedAt: number;
  from: string;
  to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  /** `text` is the content decoded as UTF-8. */
  attachments: AcceptedAttachment[];
  /** The request body as it came. */
  raw: string;
};

type Known = { fingerprint: string; expiresAt: number; id: string | null };
type Claim = { kind: "new" } | { kind: "replay"; id: string } | { kind: "refused"; refusal: Problem };

const KEY_LIFE_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Accepted mails, and one mail per idempotency key for 24 hours. Only a success uses a key up. */
export function inbox(now: () => number) {
  const accepted: AcceptedMail[] = [];
  const keys = new Map<string, Known>();

  return {
    accepted,
    forget() {
      accepted.length = 0;
      keys.clear();
    },
    /** Takes the key for a request in progress. */
    claim(key: string | null, raw: string): Claim {
      if (key === null) return { kind: "new" };
      const fingerprint = createHash("sha256").update(raw).digest("hex");
      const known = keys.get(key);
      if (!known || known.expiresAt <= now()) {
        keys.set(key, { fingerprint, expiresAt: now() + KEY_LIFE_MILLISECONDS, id: null });
        return { kind: "new" };
      }
      if (known.id === null)
        return refused("concurrent_idempotent_requests", "The first request with this key still runs.");
      if (known.fingerprint !== fingerprint)
        return refused("invalid_idempotent_request", "This key came with another body.");
      return { kind: "replay", id: known.id };
    },
    accept(key: string | null, email: SendEmail, raw: string): string {
      const mail = mailOf(email, { id: randomUUID(), idempotencyKey: key, acceptedAt: now(), raw });
      accepted.push(mail);
      const known = key === null ? undefined : keys.get(key);
      if (known) known.id = mail.id;
      return mail.id;
    },
  };
}

function refused(name: string, message: string): Claim {
  return { kind: "refused", refusal: problem(409, name, message) };
}

function mailOf(
  email: SendEmail,
  rest: Pick<AcceptedMail, "id" | "idempotencyKey" | "acceptedAt" | "raw">,
): AcceptedMail {
  return {
    ...rest,
    from: email.from,
    to: email.to,
    subject: email.subject,
    html: email.html ?? null,
    text: email.text ?? null,
    headers: email.headers ?? {},
    attachments: (email.attachments ?? []).map(({ filename, content = "", content_type }) => ({
      filename,
      contentType: content_type ?? null,
      base64: content,
      text: Buffer.from(content, "base64").toString("utf8"),
    })),
  };
}
