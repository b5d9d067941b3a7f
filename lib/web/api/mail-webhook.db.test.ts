import { beforeEach, expect, test } from "vitest";
import { GET, POST } from "@/app/api/webhooks/resend/route";
import { mailEvent, type SignedCall, signedCall } from "@/e2e/servers/resend/signed-call";
import { newId } from "@/lib/ids";
import { testDb } from "@/lib/testing/database";
import { asWebProcess } from "@/lib/web/testing/web-process";

const secret = "whsec_c2VjcmV0LW9mLXRoZS13ZWJob29r";

asWebProcess({ RESEND_WEBHOOK_SECRET: secret });

let id: string;
beforeEach(() => {
  id = newId();
});

function call({ body, headers }: SignedCall, more: Record<string, string> = {}): Promise<Response> {
  const init = { method: "POST", body, headers: { ...headers, ...more } };
  return POST(new Request("https://meet.example/api/webhooks/resend", init));
}

const signed = (event: unknown, wishes = {}) => signedCall(event, { secret, id, ...wishes });
const noted = () => testDb().providerEvent.findMany({ where: { id } });
const bounce = mailEvent("email.bounced", "e-1");

test("a signed call is noted and answered with 200, whatever it is about", async () => {
  for (const event of [bounce, mailEvent("email.opened", "e-1"), { type: "email.new" }, {}]) {
    id = newId();
    expect((await call(signed(event))).status).toBe(200);
    expect(await noted()).toHaveLength(1);
  }
});

test("a call that is forged, stale or has no signature is refused and leaves nothing", async () => {
  const good = signed(bounce);
  const changed = { ...good, body: good.body.replace("e-1", "e-2") };
  const stale = signed(bounce, { timestamp: Math.floor(Date.now() / 1000) - 301 });
  const bare = { ...good, headers: { "content-type": "application/json" } };
  for (const refused of [changed, stale, bare]) {
    const response = await call(refused);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "unauthenticated" });
  }
  expect(await noted()).toEqual([]);
});

test("neither a cookie nor an API key opens it", async () => {
  const unsigned = { ...signed(bounce), headers: { "content-type": "application/json" } };
  expect((await call(unsigned, { authorization: "Bearer cmp_x", cookie: "next-auth.session-token=x" })).status).toBe(
    401,
  );
});

test("five megabytes are not read to their end", async () => {
  const large = await call({ ...signed(bounce), body: " ".repeat(5 * 1024 * 1024) });
  expect(large.status).toBe(413);
});

test("there is nothing to read", async () => {
  expect(GET(new Request("https://meet.example/api/webhooks/resend")).status).toBe(405);
});
