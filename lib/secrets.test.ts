import { createECDH } from "node:crypto";
import { expect, test } from "vitest";
import { secretsOf } from "@/lib/secrets";

const keysOf = (byte: number) => secretsOf(Buffer.alloc(32, byte)).vapidKeys();

test("the pair for pushes follows from the encryption key: the same one gives the same pair, another one another", () => {
  expect(keysOf(1)).toEqual(keysOf(1));
  expect(keysOf(1).privateKey).not.toBe(keysOf(2).privateKey);
});

test("its halves belong together and have the lengths that RFC 8292 asks for", () => {
  const { publicKey, privateKey } = keysOf(3);
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(Buffer.from(privateKey, "base64url"));
  expect(pair.getPublicKey("base64url")).toBe(publicKey);
  expect([publicKey, privateKey].map((key) => Buffer.from(key, "base64url").length)).toEqual([65, 32]);
});
