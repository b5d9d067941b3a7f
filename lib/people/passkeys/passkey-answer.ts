import { z } from "zod";

const MOST = 20_000;
const base64url = z
  .string()
  .max(MOST)
  .regex(/^[\w-]+$/);
/** Ways to reach an authenticator that browsers may be given again; whatever else one names is left out. */
const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
const knownTransports = z
  .array(z.string().max(20))
  .max(20)
  .default([])
  .transform((given) => transports.filter((transport) => given.includes(transport)));

const credential = { id: base64url, rawId: base64url, type: z.literal("public-key") };

const newAnswer = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: knownTransports }),
});

const shownAnswer = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});

export type NewAnswer = z.output<typeof newAnswer>;
export type ShownAnswer = z.output<typeof shownAnswer>;

/** What a browser says of a new passkey, as text of JSON; undefined for anything else. Pure. */
export function readNewAnswer(text: string): NewAnswer | undefined {
  return read(newAnswer, text);
}

/** What a browser says with a passkey, as text of JSON; undefined for anything else. Pure. */
export function readShownAnswer(text: string): ShownAnswer | undefined {
  return read(shownAnswer, text);
}

function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | undefined {
  return text.length > 3 * MOST ? undefined : schema.safeParse(jsonIn(text)).data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is no JSON is no answer either; the schema says so.
    return undefined;
  }
}
