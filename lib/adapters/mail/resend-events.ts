import { Resend } from "resend";
import { z } from "zod";
import type { MailEvents } from "@/lib/adapters/mail/mail-events";
import { type MailEvent, type MailState, TEMPORARY } from "@/lib/deliveries/mail-event";

/**
 * Resend's webhooks (https://resend.com/docs/dashboard/webhooks/introduction), signed the way of Standard Webhooks: HMAC-SHA256
 * over id, timestamp and raw body, at most five minutes old or early, one good signature among several is enough.
 * @param webhookSecret `whsec_…` or its base64 alone
 */
export function resendEvents(webhookSecret: string): MailEvents {
  // Verifying needs no API key, but the SDK makes no client without one.
  const { webhooks } = new Resend("re_unused");
  return {
    verified(payload, headers) {
      const { id, timestamp, signature } = headers;
      if (!id || !timestamp || !signature) return undefined;
      try {
        return eventOf(id, webhooks.verify({ payload, headers: { id, timestamp, signature }, webhookSecret }));
      } catch (error) {
        if (isRefusal(error)) return undefined;
        throw error;
      }
    },
  };
}

/** The SDK hides the class of its verifier's error. A body that is signed and no JSON is none of Resend's either. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && (error.name === "WebhookVerificationError" || error instanceof SyntaxError);
}

const code = /^[a-z_]{1,64}$/;

// What only says more of an event never costs the event: details are read where they are what is documented.
const envelope = z.object({ type: z.string().max(100), created_at: z.string().catch("") });
const data = z.object({
  data: z.object({
    email_id: z.string().regex(/^[\w-]{1,100}$/),
    bounce: z
      .object({ type: z.string().catch(""), subType: z.string().catch("") })
      .optional()
      .catch(undefined),
    failed: z
      .object({ reason: z.string().catch("") })
      .optional()
      .catch(undefined),
  }),
});

const states = new Map<string, MailState>([
  ["email.sent", "sent"],
  ["email.delivered", "delivered"],
  ["email.delivery_delayed", "delayed"],
  ["email.bounced", "bounced"],
  ["email.complained", "complained"],
  ["email.failed", "failed"],
  ["email.suppressed", "failed"],
]);

function eventOf(id: string, body: unknown): MailEvent {
  const known = envelope.safeParse(body);
  const type = known.data?.type ?? "unreadable";
  const happenedAt = Date.parse(known.data?.created_at ?? "");
  const event = { id: id.slice(0, 255), type, at: Number.isNaN(happenedAt) ? Date.now() : happenedAt };
  const facts = data.safeParse(body);
  if (!facts.success) return { ...event, about: { kind: "other" } };
  const { email_id: providerId, bounce, failed } = facts.data.data;
  if (type === "email.received") return { ...event, about: { kind: "received", providerId } };
  const state = states.get(type);
  if (!state) return { ...event, about: { kind: "other" } };
  if (type === "email.bounced" && isTransient(bounce)) {
    return { ...event, about: { kind: "delivery", providerId, state: "delayed", reason: TEMPORARY } };
  }
  return { ...event, about: { kind: "delivery", providerId, state, reason: reasonOf(type, bounce, failed) } };
}

type Details = z.infer<typeof data>["data"];

function reasonOf(type: string, bounce: Details["bounce"], failed: Details["failed"]): string | null {
  if (type === "email.bounced") return bounceReasonOf(bounce);
  if (type === "email.suppressed") return "provider_suppressed";
  if (type !== "email.failed") return null;
  return failed && code.test(failed.reason) ? failed.reason : "provider_failed";
}

/** https://resend.com/docs/dashboard/emails/email-bounces */
const bounces = new Map([
  ["MailboxFull", "mailbox_full"],
  ["MessageTooLarge", "message_too_large"],
  ["ContentRejected", "content_rejected"],
  ["AttachmentRejected", "content_rejected"],
  ["NoEmail", "no_such_address"],
  ["Suppressed", "provider_suppressed"],
  ["OnAccountSuppressionList", "provider_suppressed"],
]);

/** A full mailbox, an answer of somebody who is out of office, a server that is busy: not the end of it. */
function isTransient(bounce: Details["bounce"]): boolean {
  const type = bounce?.type.trim().toLowerCase() ?? "";
  return type !== "" && type !== "permanent";
}

/**
 * The reason of a bounce. One without a known type counts as final, because one more try at a dead address harms the
 * sender's reputation.
 */
function bounceReasonOf(bounce: Details["bounce"]): string {
  return bounces.get(bounce?.subType.trim() ?? "") ?? "refused";
}
