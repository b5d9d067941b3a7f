import { createHmac, randomUUID } from "node:crypto";

export type SignedCall = { body: string; headers: Record<string, string> };

type Wishes = {
  secret: string;
  id?: string;
  /** Seconds since 1970 as Resend writes them; now where it is missing. */
  timestamp?: number;
};

/** A call as Resend makes it (https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests). @param event an object, or a body as it is */
export function signedCall(event: unknown, { secret, id = `msg_${randomUUID()}`, timestamp }: Wishes): SignedCall {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const sentAt = String(timestamp ?? Math.floor(Date.now() / 1000));
  const signature = signatureOf(secret, `${id}.${sentAt}.${body}`);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "svix-id": id,
      "svix-timestamp": sentAt,
      "svix-signature": signature,
    },
  };
}

/** Standard Webhooks: HMAC-SHA256 with the decoded secret, in base64 behind its version. */
function signatureOf(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
}

/** What Resend tells of a mail that it had taken. */
export function mailEvent(type: string, emailId: string, more: Record<string, unknown> = {}) {
  const created_at = new Date().toISOString();
  const facts = { email_id: emailId, from: "a@compath.example", to: ["bo@x.example"], subject: "Hello" };
  return { type, created_at, data: { ...facts, created_at, ...more } };
}
