import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import type { Mail } from "@/lib/adapters/mail/mailer";
import { resendMailer } from "@/lib/adapters/mail/resend";

const calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Größe 👩‍⚕️\r\nEND:VCALENDAR\r\n";
const mail: Mail = {
  from: "Compath Meetings <meetings@compath.example>",
  to: "bo@x.example",
  subject: "Dr. Ada invited you to a meeting",
  html: "<h1>Hello</h1>",
  text: "Hello",
  date: "2027-03-01T10:00:00.000Z",
  messageId: "7b1d@compath.example",
  headers: { "X-Entity-Ref-ID": "7b1d" },
  calendar: { method: "REQUEST", content: calendar },
};

let resend: ResendStandIn;
beforeEach(async () => {
  resend = await startResendStandIn();
});
afterEach(() => resend.close());

function mailer(timeoutSeconds = 5) {
  return resendMailer({ apiKey: resend.apiKey, baseUrl: resend.url, timeoutSeconds });
}

describe("a mail that Resend takes", () => {
  test("gives back Resend's id", async () => {
    const accepted = await mailer().send(mail, "email/1");
    expect(accepted).toEqual({ providerId: resend.accepted[0]?.id });
  });

  test("arrives with sender, one recipient, subject, both bodies and our headers", async () => {
    await mailer().send(mail, "email/1");
    expect(resend.accepted).toMatchObject([
      {
        idempotencyKey: "email/1",
        from: mail.from,
        to: ["bo@x.example"],
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        headers: { "Auto-Submitted": "auto-generated", "X-Entity-Ref-ID": "7b1d" },
      },
    ]);
  });

  test.each(["REQUEST", "CANCEL"] as const)(
    "carries invite.ics with method %s in its type and strict base64 (P18)",
    async (method) => {
      await mailer().send({ ...mail, calendar: { method, content: calendar } }, "email/1");
      const type = `text/calendar; charset=utf-8; method=${method}`;
      expect(resend.accepted[0]?.attachments).toEqual([
        { filename: "invite.ics", contentType: type, base64: Buffer.from(calendar).toString("base64"), text: calendar },
      ]);
    },
  );

  test("has no attachment where there is nothing for the calendar", async () => {
    const { calendar: _none, ...plain } = mail;
    await mailer().send(plain, "email/1");
    expect(resend.accepted[0]?.attachments).toEqual([]);
  });
});

describe("the same mail with the same key", () => {
  test("gives the same bytes, also where a store changed the order of its fields", async () => {
    const headers = { "X-B": "2", "X-A": "1" };
    const reordered = Object.fromEntries(Object.entries({ ...mail, headers: { "X-A": "1", "X-B": "2" } }).reverse());
    await mailer().send({ ...mail, headers }, "email/1");
    await mailer().send({ ...mail, ...reordered }, "email/1");
    expect(resend.requests[1]?.raw).toBe(resend.requests[0]?.raw);
    expect(resend.accepted).toHaveLength(1);
  });

  test.each([
    { kind: "reset", accepted: true } as const,
    { kind: "lose-answer" } as const,
    { kind: "html", accepted: true } as const,
  ])("is accepted once though the first answer was lost by $kind (P20)", async (fault) => {
    resend.addFaults(fault);
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject({ kind: "ambiguous" });
    await expect(mailer().send(mail, "email/1")).resolves.toEqual({ providerId: resend.accepted[0]?.id });
    expect(resend.accepted).toHaveLength(1);
    expect(resend.requests.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["email/1", "email/1"]);
  });

  test("is accepted once though the first try timed out after acceptance", async () => {
    resend.addFaults({ kind: "hang", where: "after" });
    await expect(mailer(0.2).send(mail, "email/1")).rejects.toMatchObject({ kind: "ambiguous", reason: "timeout" });
    await mailer().send(mail, "email/1");
    expect(resend.accepted).toHaveLength(1);
  });

  test("waits its turn while the first still runs", async () => {
    resend.addFaults({ kind: "hold" });
    const first = mailer().send(mail, "email/1");
    await resend.until(() => resend.requests.length === 1);
    const second = mailer().send(mail, "email/1");
    await expect(second).rejects.toMatchObject({ kind: "temporary", reason: "concurrent_idempotent_requests" });
    resend.release();
    await first;
    expect(resend.accepted).toHaveLength(1);
  });

  test("has been taken earlier where the key has sent another body", async () => {
    await mailer().send(mail, "email/1");
    const other = mailer().send({ ...mail, subject: "Another" }, "email/1");
    await expect(other).resolves.toEqual({ providerId: null, earlier: true });
    expect(resend.accepted.map(({ subject }) => subject)).toEqual([mail.subject]);
  });
});

describe("an answer that cannot be trusted", () => {
  test.each([
    [{ kind: "reset", accepted: false }, "no_answer"],
    [{ kind: "html", accepted: false }, "no_answer"],
    [{ kind: "status", status: 502 }, "internal_server_error"],
    [{ kind: "status", status: 504 }, "internal_server_error"],
  ] as const)("%o is ambiguous", async (fault, reason) => {
    resend.addFaults(fault);
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject({
      name: "MailerError",
      kind: "ambiguous",
      reason,
    });
    expect(resend.accepted).toHaveLength(0);
  });

  test.each([{}, { id: null }, { id: "" }, { id: 7 }, null, [], "ok"])("200 with %j is ambiguous", async (body) => {
    resend.addFaults({ kind: "json", body });
    const expected = { kind: "ambiguous", reason: "unexpected_answer" };
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject(expected);
  });

  test.each(["before", "in-answer", "in-error"] as const)("silence %s ends at the time-out", async (where) => {
    resend.addFaults({ kind: "hang", where });
    await expect(mailer(0.2).send(mail, "email/1")).rejects.toMatchObject({ kind: "ambiguous", reason: "timeout" });
  });

  test("nobody listening is no doubt at all: the mail never left", async () => {
    await resend.close();
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject({ kind: "temporary", reason: "unreachable" });
  });
});

describe("a refusal", () => {
  test("for the rate is temporary and says how long to wait (P21)", async () => {
    resend.addFaults({ kind: "status", status: 429, retryAfter: "7" });
    const expected = { kind: "temporary", reason: "rate_limit_exceeded", retryAfterSeconds: 7 };
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject(expected);
  });

  test("may name the end of the wait as a date", async () => {
    resend.addFaults({ kind: "status", status: 429, retryAfter: new Date(Date.now() + 60_000).toUTCString() });
    const failure = await mailer()
      .send(mail, "email/1")
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ retryAfterSeconds: expect.closeTo(60, -1) });
  });

  test("of a wrong API key is temporary, so that no mail is lost by a wrong setting", async () => {
    const wrong = resendMailer({ apiKey: "re_wrong", baseUrl: resend.url, timeoutSeconds: 5 });
    await expect(wrong.send(mail, "email/1")).rejects.toMatchObject({ kind: "temporary", reason: "invalid_api_key" });
  });

  test.each([
    [401, "missing_api_key", "temporary"],
    [401, "restricted_api_key", "temporary"],
    [403, "validation_error", "temporary"],
    [425, "too_early", "temporary"],
    [429, "daily_quota_exceeded", "temporary"],
    [400, "validation_error", "permanent"],
    [404, "not_found", "permanent"],
    [405, "method_not_allowed", "permanent"],
    [413, "validation_error", "permanent"],
    [422, "invalid_attachment", "permanent"],
    [451, "security_error", "permanent"],
  ] as const)("%d %s is %s", async (status, name, kind) => {
    resend.addFaults({ kind: "status", status, name });
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject({ kind, reason: name });
  });

  test("of the key by 400 and a message is temporary too", async () => {
    resend.addFaults({ kind: "status", status: 400, name: "validation_error", message: "API key is invalid" });
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject({ kind: "temporary" });
  });

  test("never takes a sentence of the provider into the reason, for it may hold an address", async () => {
    resend.addFaults({ kind: "status", status: 422, name: "bo@x.example is wrong" });
    await expect(mailer().send(mail, "email/1")).rejects.toMatchObject({ reason: "http_422" });
  });

  test("by our own check of the key leaves no request", async () => {
    for (const key of ["", "a\r\nB: c", "ü", "k".repeat(257)]) {
      await expect(mailer().send(mail, key)).rejects.toMatchObject({
        kind: "permanent",
        reason: "invalid_idempotency_key",
      });
    }
    expect(resend.requests).toHaveLength(0);
  });

  test("by our own check of the mail leaves no request", async () => {
    const forged = { ...mail, to: "bo@x.example\r\nBcc: evil@x.example" };
    await expect(mailer().send(forged, "email/1")).rejects.toMatchObject({ kind: "permanent" });
    expect(resend.requests).toHaveLength(0);
  });
});
