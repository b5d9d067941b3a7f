import { expect, test } from "vitest";
import { signInCode, signInCodeHash, signInToken, signInUrl } from "@/lib/people/sign-in/sign-in-secrets";
import { secretsOf } from "@/lib/secrets";

const secrets = secretsOf(Buffer.alloc(32, 7));
const others = secretsOf(Buffer.alloc(32, 8));

test("a code is always six digits, leading zeros included", () => {
  const codes = Array.from({ length: 2_000 }, (_, index) => signInCode(secrets, `challenge-${index}`));
  expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
  expect(codes.some((code) => code.startsWith("0"))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(1_990);
});

test("the same challenge has the same code and token in every process, and another key has others", () => {
  expect(signInCode(secrets, "a")).toBe(signInCode(secretsOf(Buffer.alloc(32, 7)), "a"));
  expect(signInCode(secrets, "a")).not.toBe(signInCode(others, "a"));
  expect(signInToken(secrets, "a")).not.toBe(signInToken(others, "a"));
});

test("a token has 256 bits and stands in the link as it is", () => {
  const token = signInToken(secrets, "a");
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(signInUrl("https://meet.example", token)).toBe(`https://meet.example/sign-in/confirm?token=${token}`);
});

test("the same code is stored differently for each challenge and under each key", () => {
  const hash = signInCodeHash(secrets, "a", "123456");
  expect(hash).toHaveLength(32);
  expect(hash).not.toEqual(signInCodeHash(secrets, "b", "123456"));
  expect(hash).not.toEqual(signInCodeHash(others, "a", "123456"));
});
