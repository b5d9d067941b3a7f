import { createECDH, createHash, createHmac, createSecretKey, hkdfSync } from "node:crypto";
import { type Sealer, sealerOf } from "@/lib/sealing";

/** What a derived token opens. A token of one purpose is worthless for another. */
export type TokenPurpose =
  | "invitation"
  | "account-invitation"
  | "reply"
  | "unsubscribe"
  | "unsubscribe-messages"
  | "sign-in"
  | "sign-in-code"
  | "confirmation"
  | "authenticator"
  | "recovery-code"
  | "cursor"
  | "calendar-channel"
  | "call"
  | "call-person"
  | "person";

/** Everything that `ENCRYPTION_KEY` is used for. */
export type Secrets = Sealer & {
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
  readonly derivation: Derivation;
};

export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

/** The keys of everything that is derived and looked up again. They stay when `ENCRYPTION_KEY` changes (lib/kept-keys.ts). */
export type Derivation = Readonly<Record<"token" | "address" | "chain" | "vapid", Uint8Array>>;

export function derivationOf(encryptionKey: Uint8Array): Derivation {
  return {
    token: subkey(encryptionKey, "token"),
    address: subkey(encryptionKey, "address"),
    chain: subkey(encryptionKey, "chain"),
    vapid: subkey(encryptionKey, "vapid", 48),
  };
}

/** @param encryptionKey the 32 bytes of `ENCRYPTION_KEY`, the only one that there ever was */
export function secretsOf(encryptionKey: Uint8Array): Secrets {
  return secretsWith(sealerOf([encryptionKey]), derivationOf(encryptionKey));
}

export function secretsWith(sealer: Sealer, derivation: Derivation): Secrets {
  // Key objects: Node makes one of plain bytes each time they are used.
  const tokenKey = createSecretKey(derivation.token);
  const addressKey = createSecretKey(derivation.address);
  const chainKey = createSecretKey(derivation.chain);

  return {
    ...sealer,
    derivation,
    tokenFor(purpose, id, version) {
      return createHmac("sha256", tokenKey).update(`${purpose}:${id}:${version}`).digest("base64url");
    },
    addressHash(email) {
      return Uint8Array.from(createHmac("sha256", addressKey).update(email).digest());
    },
    chained: (previous, said) => createHmac("sha256", chainKey).update(previous).update(said).digest("hex"),
    vapidKeys: () => keyPairOf(derivation.vapid),
  };
}

/** What the database keeps of a token. Tokens hold 256 bits, so a plain hash is enough. */
export function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(secret).digest());
}

/** The number of points of P-256 (SEC 2, §2.4.2): a private key is smaller, and not 0. */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** 128 bits more than the order has, so that no key is likelier than another (FIPS 186-5, A.2.1). */
function keyPairOf(seed: Uint8Array): VapidKeys {
  const scalar = (BigInt(`0x${Buffer.from(seed).toString("hex")}`) % (P256_ORDER - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey("base64url"), privateKey: privateKey.toString("base64url") };
}

function subkey(encryptionKey: Uint8Array, use: string, length = 32): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", encryptionKey, new Uint8Array(), `compath/${use}/v1`, length));
}
