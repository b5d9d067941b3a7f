import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from "node:crypto";

/** What a derived token opens. A token of one purpose is worthless for another. */
export type TokenPurpose =
  | "invitation"
  | "reply"
  | "unsubscribe"
  | "sign-in"
  | "sign-in-code"
  | "confirmation"
  | "cursor"
  | "calendar-channel"
  | "call"
  | "call-person"
  | "person";

/** Everything that `ENCRYPTION_KEY` is used for. */
export type Secrets = {
  /** AES-256-GCM; the result carries the key id, the nonce and the tag. */
  seal(plain: string): Uint8Array<ArrayBuffer>;
  /** @throws when the bytes were changed or sealed with another key. */
  unseal(sealed: Uint8Array): string;
  /**
   * The secret that belongs to a row: 256 bits from a keyed one-way function of its id and version, so that the database
   * needs to hold nothing but a hash and the worker can still write the link into a mail.
   */
  tokenFor(purpose: TokenPurpose, id: string, version: number): string;
  /** A keyed one-way hash of a canonical address, for lists that must be looked up in and must not name anyone. */
  addressHash(email: string): Uint8Array<ArrayBuffer>;
  /** What chains a row to the one before: a keyed hash over that one's hash and all that the row says, in hex. */
  chained(previous: string, said: string): string;
  /** The pair by which push services know us (RFC 8292), base64url: always the same, or every browser would have to ask anew. */
  vapidKeys(): VapidKeys;
};

export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

const KEY_ID = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param encryptionKey the 32 bytes of `ENCRYPTION_KEY` */
export function secretsOf(encryptionKey: Uint8Array): Secrets {
  const sealingKey = subkey(encryptionKey, "seal");
  // Key objects: Node makes one of plain bytes each time they are used.
  const tokenKey = createSecretKey(subkey(encryptionKey, "token"));
  const addressKey = createSecretKey(subkey(encryptionKey, "address"));
  const chainKey = createSecretKey(subkey(encryptionKey, "chain"));

  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Uint8Array.from(Buffer.concat([Buffer.from([KEY_ID]), nonce, cipher.getAuthTag(), body]));
    },
    unseal(sealed) {
      if (sealed[0] !== KEY_ID)
        throw new Error("These bytes were sealed with an encryption key that is not configured.");
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", sealingKey, nonce).setAuthTag(tag);
      const body = decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString("utf8");
    },
    tokenFor(purpose, id, version) {
      return createHmac("sha256", tokenKey).update(`${purpose}:${id}:${version}`).digest("base64url");
    },
    addressHash(email) {
      return Uint8Array.from(createHmac("sha256", addressKey).update(email).digest());
    },
    chained: (previous, said) => createHmac("sha256", chainKey).update(previous).update(said).digest("hex"),
    vapidKeys: () => keyPairOf(encryptionKey),
  };
}

/** What the database keeps of a token. Tokens hold 256 bits, so a plain hash is enough. */
export function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(secret).digest());
}

/** The number of points of P-256 (SEC 2, §2.4.2): a private key is smaller, and not 0. */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** 128 bits more than the order has, so that no key is likelier than another (FIPS 186-5, A.2.1). */
function keyPairOf(encryptionKey: Uint8Array): VapidKeys {
  const seed = hkdfSync("sha256", encryptionKey, new Uint8Array(), "compath/vapid/v1", 48);
  const scalar = (BigInt(`0x${Buffer.from(seed).toString("hex")}`) % (P256_ORDER - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey("base64url"), privateKey: privateKey.toString("base64url") };
}

function subkey(encryptionKey: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", encryptionKey, new Uint8Array(), `compath/${use}/v1`, 32));
}
