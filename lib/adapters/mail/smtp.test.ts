import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Mail } from "@/lib/adapters/mail/mailer";
import { smtpMailer } from "@/lib/adapters/mail/smtp";
import { type SmtpCapture, startSmtpCapture } from "@/lib/testing/smtp-capture";

const calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Größe 👩‍⚕️\r\nEND:VCALENDAR\r\n";
const mail: Mail = {
  from: '"Dr. Ada, PhD" <meetings@compath.example>',
  to: "bo@x.example",
  subject: "Dr. Ada invited you: Gespräch",
  html: `<h1>Grüße</h1><p>${"long ".repeat(300)}</p>`,
  text: "Grüße\n\nhttps://compath.example/i/token\n",
  date: "2027-03-01T10:00:00.000Z",
  messageId: "7b1d@compath.example",
  headers: { "List-Unsubscribe": "<https://compath.example/u>" },
  calendar: { method: "REQUEST", content: calendar },
};

let server: SmtpCapture;
beforeEach(async () => {
  server = await startSmtpCapture();
});
afterEach(() => server.close());

async function received(part: Partial<Mail> = {}): Promise<string> {
  await smtpMailer({ url: server.url, timeoutSeconds: 5, requireTls: false }).send({ ...mail, ...part }, "email/1");
  return server.mails.at(-1)?.raw.toString("latin1") ?? "";
}

describe("a mail by SMTP", () => {
  test("arrives with its sender, recipient, subject, date, id, bodies and headers", async () => {
    const parsed = await PostalMime.parse(await received());
    expect(parsed).toMatchObject({
      from: { name: "Dr. Ada, PhD", address: "meetings@compath.example" },
      to: [{ address: "bo@x.example" }],
      subject: mail.subject,
      date: mail.date,
      messageId: "<7b1d@compath.example>",
    });
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html?.trim()).toBe(mail.html);
    const headers = Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      "auto-submitted": "auto-generated",
      "list-unsubscribe": "<https://compath.example/u>",
    });
    expect(server.mails).toMatchObject([{ from: "meetings@compath.example", to: ["bo@x.example"] }]);
  });

  test.each(["REQUEST", "CANCEL"] as const)(
    "has the one structure that calendars understand, with method %s (P18)",
    async (method) => {
      const types = [
        ...(await received({ calendar: { method, content: calendar } })).matchAll(
          /^Content-Type: ([^\r]+(?:\r\n [^\r]+)*)/gm,
        ),
      ];
      expect(types.map(([, type]) => type?.replace(/;?\s*boundary="[^"]+"/, "").replace(/\r\n /g, " "))).toEqual([
        "multipart/mixed",
        "multipart/alternative",
        "text/plain; charset=utf-8",
        "text/html; charset=utf-8",
        `text/calendar; charset=utf-8; method=${method}`,
        "application/ics; name=invite.ics",
      ]);
    },
  );

  test("carries the same calendar twice, in strict base64, the second as invite.ics (P18)", async () => {
    const raw = await received();
    const encoded = Buffer.from(calendar)
      .toString("base64")
      .replace(/(.{76})/g, "$1\r\n");
    expect(raw.split(`\r\n\r\n${encoded}\r\n`)).toHaveLength(3);
    expect(raw).toContain("Content-Disposition: attachment; filename=invite.ics");
  });

  test("is text and HTML alone where there is nothing for the calendar", async () => {
    const { calendar: _none, ...plain } = mail;
    await smtpMailer({ url: server.url, timeoutSeconds: 5, requireTls: false }).send(plain, "email/1");
    const raw = server.mails[0]?.raw.toString() ?? "";
    expect(raw).toContain("multipart/alternative");
    expect(raw).not.toMatch(/multipart\/mixed|calendar|\.ics/);
  });

  test("gives the same bytes at every attempt", async () => {
    expect(await received()).toBe(await received());
  });

  test("keeps every line within the 998 octets of RFC 5322", async () => {
    const raw = await received({ html: "x".repeat(5000), text: "ü".repeat(5000), subject: "é".repeat(200) });
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test("sends long lines of text as they are, not flowed anew", async () => {
    const text = "a meeting ".repeat(50);
    const raw = await received({ text });
    expect(raw).not.toContain("format=flowed");
    expect((await PostalMime.parse(raw)).text?.trim()).toBe(text.trim());
  });

  test("reads no file and fetches no address, whatever the texts look like", async () => {
    const parsed = await PostalMime.parse(await received({ text: "file:///etc/passwd", html: "data:text/html,hello" }));
    expect([parsed.text?.trim(), parsed.html?.trim()]).toEqual(["file:///etc/passwd", "data:text/html,hello"]);
  });
});

describe("a forged field", () => {
  test.each([
    { to: "bo@x.example\r\nBcc: evil@x.example" },
    { to: "bo@x.example, evil@x.example" },
    { to: "bo@x.example>\r\nRCPT TO:<evil@x.example" },
    { from: "Ada\r\nBcc: evil@x.example <a@x.example>" },
    { subject: "Hello\r\nBcc: evil@x.example" },
    { messageId: "a@x.example>\r\nBcc: evil@x.example" },
    { headers: { "X-A": "1\r\nBcc: evil@x.example" } },
    { headers: { Bcc: "evil@x.example" } },
    { headers: { Cc: "evil@x.example" } },
  ])("%j is refused for ever and reaches nobody", async (part) => {
    await expect(received(part)).rejects.toMatchObject({ name: "MailerError", kind: "permanent" });
    expect(server.mails).toEqual([]);
  });

  test("in a name is only a name", async () => {
    const raw = await received({ to: 'evil@x.example, "Bo" <bo@x.example>' });
    expect(server.mails[0]?.to).toEqual(["bo@x.example"]);
    expect((await PostalMime.parse(raw)).to).toEqual([{ name: "evil@x.example, Bo", address: "bo@x.example" }]);
  });
});

test("no word of a mail leaves where TLS is required and the offer of it is missing", async () => {
  const sending = smtpMailer({ url: server.url, timeoutSeconds: 5, requireTls: true }).send(mail, "email/1");
  await expect(sending).rejects.toMatchObject({ kind: "temporary", reason: "tls_failed" });
  expect(server.mails).toEqual([]);
});
