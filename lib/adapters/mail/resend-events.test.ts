import { describe, expect, test } from "vitest";
import { mailEvent, type SignedCall, signedCall } from "@/e2e/servers/resend/signed-call";
import { resendEvents } from "@/lib/adapters/mail/resend-events";

const secret = "whsec_c2VjcmV0LW9mLXRoZS13ZWJob29r";
const other = "whsec_YW5vdGhlci1zZWNyZXQtYWx0b2c=";
const delivered = mailEvent("email.delivered", "7b1d0c1e-0000-4000-8000-000000000001");
const now = () => Math.floor(Date.now() / 1000);

function read({ body, headers }: SignedCall, asked = secret) {
  return resendEvents(asked).verified(body, {
    id: headers["svix-id"] ?? null,
    timestamp: headers["svix-timestamp"] ?? null,
    signature: headers["svix-signature"] ?? null,
  });
}

const withHeader = (call: SignedCall, name: string, value: string) => ({
  ...call,
  headers: { ...call.headers, [name]: value },
});

describe("a call is Resend's (P25)", () => {
  test("when it is signed over id, time and body", () => {
    expect(read(signedCall(delivered, { secret, id: "msg_1" }))).toEqual({
      id: "msg_1",
      type: "email.delivered",
      at: Date.parse(delivered.created_at),
      about: { kind: "delivery", providerId: delivered.data.email_id, state: "delivered", reason: null },
    });
  });

  test("whether or not the secret is written with its prefix", () => {
    expect(read(signedCall(delivered, { secret }), secret.replace("whsec_", ""))).toBeDefined();
  });

  test("when one of several signatures is good, while a secret is being replaced", () => {
    const call = signedCall(delivered, { secret, id: "msg_1", timestamp: now() });
    const foreign = signedCall(delivered, { secret: other, id: "msg_1", timestamp: now() });
    const both = `${foreign.headers["svix-signature"]} ${call.headers["svix-signature"]}`;
    expect(read(withHeader(call, "svix-signature", both))).toBeDefined();
  });

  test.each([300, -300])("when it is %i seconds old", (age) => {
    expect(read(signedCall(delivered, { secret, timestamp: now() - age + Math.sign(age) }))).toBeDefined();
  });
});

describe("a call is not Resend's (P25)", () => {
  test.each([301, -302])("when it is %i seconds old", (age) => {
    expect(read(signedCall(delivered, { secret, timestamp: now() - age }))).toBeUndefined();
  });

  test("when its body was changed", () => {
    const call = signedCall(delivered, { secret });
    expect(read({ ...call, body: call.body.replace("delivered", "bounced") })).toBeUndefined();
  });

  test.each(["svix-id", "svix-timestamp"])("when %s was changed", (name) => {
    expect(read(withHeader(signedCall(delivered, { secret }), name, String(now() - 1)))).toBeUndefined();
  });

  test.each(["svix-id", "svix-timestamp", "svix-signature"])("without %s", (name) => {
    const call = signedCall(delivered, { secret });
    delete call.headers[name];
    expect(read(call)).toBeUndefined();
  });

  test.each(["", "v1", "v1,", "v2,abc", "nonsense", "v1,é"])("with the signature %j", (signature) => {
    expect(read(withHeader(signedCall(delivered, { secret }), "svix-signature", signature))).toBeUndefined();
  });

  test("when it is signed with another secret", () => {
    expect(read(signedCall(delivered, { secret: other }))).toBeUndefined();
  });

  test("when what is signed is no JSON", () => {
    expect(read(signedCall("{", { secret }))).toBeUndefined();
  });
});

const about = (event: unknown) => read(signedCall(event, { secret }))?.about;

describe("what became of a mail", () => {
  test.each([
    ["email.sent", "sent", null],
    ["email.delivered", "delivered", null],
    ["email.delivery_delayed", "delayed", null],
    ["email.complained", "complained", null],
    ["email.suppressed", "failed", "provider_suppressed"],
  ])("%s means %s", (type, state, reason) => {
    expect(about(mailEvent(type, "e-1"))).toEqual({ kind: "delivery", providerId: "e-1", state, reason });
  });

  test.each([
    [{ type: "Permanent", subType: "General", message: "bo@x.example unknown" }, "refused"],
    [{ type: "Permanent", subType: "NoEmail", message: "" }, "no_such_address"],
    [{ type: "Permanent", subType: "Suppressed", message: "" }, "provider_suppressed"],
    [{ type: "Permanent", subType: "MailboxFull", message: "" }, "mailbox_full"],
    [{ type: "permanent", subType: "NoEmail", message: "" }, "no_such_address"],
    [{ type: "PERMANENT", subType: "OnAccountSuppressionList", message: "" }, "provider_suppressed"],
    [{ type: null, subType: 7, message: "" }, "refused"],
    [{ message: "bo@x.example" }, "refused"],
    [undefined, "refused"],
  ])("R8: a bounce %j came back because: %s", (bounce, reason) => {
    expect(about(mailEvent("email.bounced", "e-1", { bounce }))).toMatchObject({ state: "bounced", reason });
  });

  test.each([
    { type: "Transient", subType: "General", message: "" },
    { type: "Transient", subType: "MailboxFull", message: "" },
    { type: "Undetermined", subType: "Undetermined", message: "" },
    { type: "Delayed", message: "" },
    { type: "Transient", subType: "ContentRejected", message: "" },
    { type: "transient", subType: "AttachmentRejected", message: "" },
    { type: "Transient", message: "I am out of the office until Monday." },
  ])("R8: a bounce %j is not the end of it", (bounce) => {
    const event = mailEvent("email.bounced", "e-1", { bounce });
    expect(about(event)).toMatchObject({ state: "delayed", reason: "temporary" });
  });

  test.each([null, "Transient", 7, [], { type: {}, subType: null }])(
    "R8: a bounce whose details are %j is one all the same",
    (bounce) => {
      const event = mailEvent("email.bounced", "e-1");
      expect(about({ ...event, data: { ...event.data, bounce } })).toMatchObject({
        state: "bounced",
        reason: "refused",
      });
      expect(about({ ...mailEvent("email.failed", "e-1"), data: { ...event.data, failed: bounce } })).toMatchObject({
        state: "failed",
        reason: "provider_failed",
      });
    },
  );

  test.each([
    [{ type: " Transient ", subType: "General" }, "delayed", "temporary"],
    [{ type: "Permanent ", subType: " NoEmail" }, "bounced", "no_such_address"],
  ])("R8: a bounce %j is what it is without spaces", (bounce, state, reason) => {
    expect(about(mailEvent("email.bounced", "e-1", { bounce: { ...bounce, message: "" } }))).toMatchObject({
      state,
      reason,
    });
  });

  test.each([
    ["2026-11-22 23:41:12.126+00", "2026-11-22T23:41:12.126Z"],
    ["2026-11-22T23:41:12.126543+00:00", "2026-11-22T23:41:12.126Z"],
    ["2026-11-23 00:41:12+01:00", "2026-11-22T23:41:12.000Z"],
  ])("R8: what happened at %s is told in its order", (written, at) => {
    const event = { ...mailEvent("email.delivered", "e-1"), created_at: written };
    expect(read(signedCall(event, { secret }))?.at).toBe(Date.parse(at));
  });

  test.each([undefined, null, 1796081333, "", "yesterday"])(
    "R8: nor does an event without a time (%j) get lost",
    (at) => {
      expect(about({ ...mailEvent("email.bounced", "e-1"), created_at: at })).toMatchObject({ state: "bounced" });
    },
  );

  test.each([
    ["reached_daily_quota", "reached_daily_quota"],
    ["could not reach bo@x.example", "provider_failed"],
  ])("a failure for %j keeps only a code", (told, reason) => {
    expect(about(mailEvent("email.failed", "e-1", { failed: { reason: told } }))).toMatchObject({
      state: "failed",
      reason,
    });
  });

  test("a mail that came in is named by its id", () => {
    expect(about(mailEvent("email.received", "e-1"))).toEqual({ kind: "received", providerId: "e-1" });
  });

  test.each([
    mailEvent("email.opened", "e-1"),
    mailEvent("contact.created", "e-1"),
    mailEvent("toString", "e-1"),
    { type: "email.bounced", created_at: "now", data: {} },
    mailEvent("email.bounced", "../other"),
    "null",
    7,
  ])("%j is nothing that we follow", (event) => {
    expect(about(event)).toEqual({ kind: "other" });
  });
});
