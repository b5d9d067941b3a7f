import type { DeliveryState } from "@/lib/db/generated/enums";

/** What becomes of a mail after its provider took it. */
export type MailState = Exclude<DeliveryState, "queued" | "skipped">;

/** What a mail provider tells of a mail: of one that we handed to it, of one that came in, or of something else. */
export type MailEvent = {
  /** Id of the event, which stays as it is when the provider repeats the call. */
  readonly id: string;
  /** As the provider calls it: `email.bounced`. */
  readonly type: string;
  /** Epoch milliseconds, by the provider's clock. */
  readonly at: number;
  readonly about:
    | {
        readonly kind: "delivery";
        /** The provider's id of the mail. */
        readonly providerId: string;
        readonly state: MailState;
        /** A short code, never the provider's own sentence: that may hold an address. */
        readonly reason: string | null;
      }
    | { readonly kind: "received"; readonly providerId: string }
    /** Nothing that we follow, or not what the provider documents. */
    | { readonly kind: "other" };
};

const ranks: Readonly<Record<DeliveryState, number>> = {
  queued: 0,
  sent: 1,
  delayed: 2,
  delivered: 3,
  failed: 4,
  bounced: 4,
  complained: 5,
  // Never handed to a provider, so nothing that one says is about it.
  skipped: 6,
};

/** The reason of a delivery that a server sent back for now. */
export const TEMPORARY = "temporary";
/** The reason of one that nothing was heard of for a day after that. */
export const NOT_DELIVERED = "not_delivered";

type Standing = { readonly state: DeliveryState; readonly reason: string | null };

/**
 * A state only moves forward: calls of a provider come late, twice and in any order. The one step back is from our own
 * guess that an email did not arrive to the provider's word that it did. Pure.
 */
export function isForward(from: Standing, to: Standing): boolean {
  if (from.state === "failed" && from.reason === NOT_DELIVERED && to.state === "delivered") return true;
  const sentBack = from.state === "delayed" && to.state === "delayed" && to.reason === TEMPORARY;
  return ranks[to.state] > ranks[from.state] || (sentBack && from.reason !== TEMPORARY);
}

const FINAL_BOUNCES = ["no_such_address", "provider_suppressed", "refused"];

/** Whether an address is not to be tried again: it is dead, or its owner does not want our mail. Pure. */
export function suppresses(state: DeliveryState, reason: string | null): boolean {
  if (state === "complained") return true;
  return ["bounced", "failed"].includes(state) && FINAL_BOUNCES.includes(reason ?? "");
}

/** Whether the host has to hear of it (docs/design/product.md#21). Pure. */
export function isLoss(state: DeliveryState): boolean {
  return ["bounced", "complained", "failed"].includes(state);
}
