import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { PushTarget } from "@/lib/adapters/push/push";
import { webPusher } from "@/lib/adapters/push/web-push";
import { secretsOf } from "@/lib/secrets";

const vapidKeys = secretsOf(Buffer.alloc(32, 7)).vapidKeys();
const settings = { vapidKeys, subject: "mailto:meetings@compath.example", timeoutSeconds: 2 };

type Taken = { headers: IncomingHttpHeaders; body: Buffer };

/** A push service of our own, which may be reached here, and a browser's keys. */
async function aPushService(status = 201) {
  const taken: Taken[] = [];
  const server = createServer(async (request, response) => {
    taken.push({ headers: request.headers, body: Buffer.concat(await request.toArray()) });
    response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  // Safe: a server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const browser = createECDH("prime256v1");
  const auth = randomBytes(16);
  const keys = { p256dh: browser.generateKeys("base64url"), auth: auth.toString("base64url") };
  const target: PushTarget = { endpoint: `http://127.0.0.1:${port}/push/secret`, keys };
  return { taken, target, port, read: (body: Buffer) => decrypted(body, browser, auth) };
}

/** As a browser reads it: RFC 8188 with the keys of RFC 8291. */
function decrypted(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 86)];
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", browser.computeSecret(sender), auth, info, 32));
  const derive = (use: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${use}\0`, length));
  const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  decipher.setAuthTag(body.subarray(-16));
  const padded = Buffer.concat([decipher.update(body.subarray(86, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
}

test("the browser alone can read it, and the push service can check by our key that it is from us", async () => {
  const { taken, target, port, read } = await aPushService();
  const pusher = webPusher({ ...settings, reach: () => true });
  expect(await pusher.send(target, '{"title":"Appointment changed"}', 3600)).toBe("taken");
  const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = taken;
  expect(headers).toMatchObject({ ttl: "3600", "content-encoding": "aes128gcm", urgency: "high" });
  expect(body.toString("latin1")).not.toContain("Meeting");
  expect(read(body)).toBe('{"title":"Appointment changed"}');

  const [, token = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
  expect(key).toBe(vapidKeys.publicKey);
  const [header = "", claims = "", signature = ""] = token.split(".");
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
    aud: `http://127.0.0.1:${port}`,
    sub: settings.subject,
  });
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const ours = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = { key: ours, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha256", Buffer.from(`${header}.${claims}`), signed, Buffer.from(signature, "base64url"))).toBe(true);
});

test.each([404, 410])("after %i that browser is gone for good", async (status) => {
  const { target } = await aPushService(status);
  expect(await webPusher({ ...settings, reach: () => true }).send(target, "{}", 60)).toBe("gone");
});

test.each([
  [429, "temporary"],
  [503, "temporary"],
  [400, "permanent"],
  [302, "permanent"],
])("%i is a %s refusal", async (status, kind) => {
  const { target } = await aPushService(status);
  const sent = webPusher({ ...settings, reach: () => true }).send(target, "{}", 60);
  await expect(sent).rejects.toMatchObject({ kind, reason: `http_${status}` });
});

test("an endpoint that is no public server is not connected to, and what is wrong with it is not quoted", async () => {
  const { taken, target } = await aPushService();
  await expect(webPusher(settings).send(target, "{}", 60)).rejects.toMatchObject({
    kind: "permanent",
    reason: "unreachable_address",
    message: expect.not.stringContaining("secret"),
  });
  expect(taken).toEqual([]);
});

test("keys that are none are refused for good", async () => {
  const { taken, target } = await aPushService();
  const sent = webPusher({ ...settings, reach: () => true }).send(
    { ...target, keys: { p256dh: "AA", auth: "AA" } },
    "{}",
    60,
  );
  await expect(sent).rejects.toMatchObject({ kind: "permanent", reason: "invalid_subscription" });
  expect(taken).toEqual([]);
});
