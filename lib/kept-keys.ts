import { z } from "zod";
import type { Db } from "@/lib/db/client";
import { placeOf } from "@/lib/sealed-places";
import { sealerOf } from "@/lib/sealing";
import { derivationOf, type Secrets, secretsWith } from "@/lib/secrets";

/** Values of `ENCRYPTION_KEY`, `ENCRYPTION_KEY_PREVIOUS` and `ENCRYPTION_KEY_NEXT`, with which other processes may seal already. */
export type EncryptionKeys = {
  readonly current: Uint8Array;
  readonly previous?: Uint8Array | undefined;
  readonly next?: Uint8Array | undefined;
};

const ROW = "derivation";
const keys = z.record(z.enum(["token", "address", "chain", "vapid"]), z.base64());

/**
 * The secrets of this process. What is derived (links, hashes of addresses, chains) goes on as it was when `ENCRYPTION_KEY`
 * changes, or every emailed link would die: until the keys are rotated it follows from the key before, then from what
 * rotating has kept. @throws where that was sealed with a key that is not configured
 */
export async function loadSecrets(db: Db, { current, previous, next }: EncryptionKeys): Promise<Secrets> {
  const sealer = sealerOf([current, ...[previous, next].filter((key) => key !== undefined)]);
  const kept = await db.keptKey.findUnique({ where: { name: ROW } });
  if (!kept) return secretsWith(sealer, derivationOf(previous ?? current));
  const read = keys.parse(JSON.parse(sealer.unseal(kept.sealed, placeOf.keptKeys())));
  return secretsWith(sealer, {
    token: Buffer.from(read.token, "base64"),
    address: Buffer.from(read.address, "base64"),
    chain: Buffer.from(read.chain, "base64"),
    vapid: Buffer.from(read.vapid, "base64"),
  });
}

/** Keeps what is derived from, sealed with the newest key. */
export async function keepDerivation(db: Db, { derivation, seal }: Secrets): Promise<void> {
  const { token, address, chain, vapid } = derivation;
  const texts = { token: base64(token), address: base64(address), chain: base64(chain), vapid: base64(vapid) };
  const sealed = seal(JSON.stringify(texts), placeOf.keptKeys());
  await db.keptKey.upsert({ where: { name: ROW }, create: { name: ROW, sealed }, update: { sealed } });
}

function base64(key: Uint8Array): string {
  return Buffer.from(key).toString("base64");
}
