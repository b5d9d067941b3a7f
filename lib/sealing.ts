import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** Seals with the newest key and opens with any that is configured. */
export type Sealer = {
  /** AES-256-GCM; the result carries the key's id, the nonce and the tag. @param place what it belongs to: it opens nowhere else */
  seal(plain: string, place: string): Uint8Array<ArrayBuffer>;
  /** @throws when the bytes were changed, belong to another place, or were sealed with a key that is not configured. */
  unseal(sealed: Uint8Array, place: string): string;
  /** What all begins with that is sealed with the newest key. */
  readonly prefix: Uint8Array<ArrayBuffer>;
};

/** The form that an earlier release wrote knew one key and no place. */
const [OLD_FORM, FORM] = [1, 2];
const ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param keys values of `ENCRYPTION_KEY`: first the one that seals */
export function sealerOf(keys: readonly [Uint8Array, ...Uint8Array[]]): Sealer {
  const [newest, ...earlier] = keys;
  const current = named(newest);
  const all = [current, ...earlier.map(named)];
  const prefix = Uint8Array.from([FORM, ...current.id]);
  return {
    prefix,
    seal(plain, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Uint8Array.from(Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]));
    },
    unseal(sealed, place) {
      if (sealed[0] === OLD_FORM) return openAny(all, sealed);
      const id = Buffer.from(sealed.subarray(1, 1 + ID_BYTES));
      const match = sealed[0] === FORM ? all.find((one) => id.equals(one.id)) : undefined;
      if (!match) throw notConfigured();
      return open(match.key, sealed.subarray(1 + ID_BYTES), place);
    },
  };
}

function named(encryptionKey: Uint8Array) {
  const key = new Uint8Array(hkdfSync("sha256", encryptionKey, new Uint8Array(), "compath/seal/v1", 32));
  return { key, id: createHash("sha256").update(key).digest().subarray(0, ID_BYTES) };
}

function openAny(keys: readonly { key: Uint8Array }[], sealed: Uint8Array): string {
  for (const { key } of keys) {
    try {
      return open(key, sealed.subarray(1), undefined);
    } catch {
      // Sealed with another key, or changed: the last one says so.
    }
  }
  throw notConfigured();
}

function open(key: Uint8Array, sealed: Uint8Array, place: string | undefined): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  if (place !== undefined) decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([body, decipher.final()]).toString("utf8");
}

function notConfigured(): Error {
  return new Error(
    "These bytes were sealed with an encryption key that is not configured. Set ENCRYPTION_KEY_PREVIOUS to the key before this one.",
  );
}
