import { z } from "zod";

const key = (bytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/)
    .refine((text) => Buffer.from(text, "base64url").length === bytes);

/** What a browser's `PushSubscription` says of itself (W3C Push API): an encrypted address, a P-256 point and 16 secret bytes. */
export const pushSubscriptionInput = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  p256dh: key(65),
  auth: key(16),
});

export type PushSubscriptionInput = z.output<typeof pushSubscriptionInput>;
