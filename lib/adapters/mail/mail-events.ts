import type { MailEvent } from "@/lib/deliveries/mail-event";

export type SignedHeaders = { id: string | null; timestamp: string | null; signature: string | null };

/** Reads the provider's calls. */
export type MailEvents = {
  /** @param payload the body as it came, byte for byte. @returns undefined for a call that the provider did not sign just now */
  verified(payload: string, headers: SignedHeaders): MailEvent | undefined;
};
