/** What became of a mail after its provider took it. */
export type MailState = "sent" | "delivered" | "delayed" | "bounced" | "complained" | "failed";

/** One call of the provider's, once its signature is found good. */
export type MailEvent = {
  /** Id of the event, which stays as it is when the provider repeats the call. */
  readonly id: string;
  /** As the provider calls it: `email.bounced`. */
  readonly type: string;
  /** When it happened by the provider's clock, in epoch milliseconds. */
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

export type SignedHeaders = { id: string | null; timestamp: string | null; signature: string | null };

/** Reads the provider's calls. */
export type MailEvents = {
  /** @param payload the body as it came, byte for byte. @returns undefined for a call that the provider did not sign just now */
  verified(payload: string, headers: SignedHeaders): MailEvent | undefined;
};
