import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { cookieFor } from "@/lib/auth/cookies";
import { sessionIdOf, sessionToken } from "@/lib/auth/session-token";
import { newId } from "@/lib/ids";

const secret = "a secret of at least 32 characters";

test("the cookie's value leads back to the session's id and shows nothing of it", async () => {
  const id = newId();
  const token = await sessionToken(secret, id);
  expect(await sessionIdOf(secret, token)).toBe(id);
  expect(token).not.toContain(id);
  expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain(id);
});

test("a value that we did not make, or changed, or made with another secret, is no session", async () => {
  const token = await sessionToken(secret, newId());
  const changed = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
  for (const value of ["", "x", "a.b.c", "a.b.c.d.e", "%", "\u0000", "é", "x".repeat(10_000), changed]) {
    expect(await sessionIdOf(secret, value)).toBeUndefined();
  }
  expect(await sessionIdOf("another secret of 32 characters...", token)).toBeUndefined();
});

test.each(["none", "RSA-OAEP", "ECDH-ES", "A256KW", "PBES2-HS256+A128KW"])(
  "a token whose header asks for a key of the kind %s is no session",
  async (alg) => {
    const [, ...rest] = (await sessionToken(secret, newId())).split(".");
    const header = Buffer.from(JSON.stringify({ alg, enc: "A256GCM" })).toString("base64url");
    expect(await sessionIdOf(secret, [header, ...rest].join("."))).toBeUndefined();
  },
);

test("a mistake of ours is thrown and signs nobody out", async () => {
  const token = await sessionToken(secret, newId());
  await expect(sessionIdOf("", token)).rejects.toThrow(TypeError);
});

test("a token of ours that is too old or names no session is none", async () => {
  expect(
    await sessionIdOf(secret, await encode({ secret, token: { sessionId: newId() }, maxAge: -60 })),
  ).toBeUndefined();
  for (const token of [{}, { sub: newId() }, { sessionId: "1" }, { sessionId: { not: "" } }]) {
    // Safe: forged on purpose; only what comes back is looked at.
    expect(await sessionIdOf(secret, await encode({ secret, token: token as { sessionId?: string } }))).toBeUndefined();
  }
});

test("over https the cookie is bound to its host, and always hidden from scripts and other sites", () => {
  expect(cookieFor("https://meet.example", "session", 60)).toEqual({
    name: "__Host-compath.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true, maxAge: 60 },
  });
  expect(cookieFor("http://127.0.0.1:3000", "session")).toEqual({
    name: "compath.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
  });
});
