import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import type { Mail } from "@/lib/adapters/mail/mailer";
import { smtpMailer } from "@/lib/adapters/mail/smtp";
import { smtpFailure } from "@/lib/adapters/mail/smtp-failure";
import { type SmtpFault, startSmtpCapture } from "@/lib/testing/smtp-capture";

const mail: Mail = {
  from: "meetings@compath.example",
  to: "bo@x.example",
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  date: "2027-03-01T10:00:00.000Z",
  messageId: "7b1d@compath.example",
  headers: {},
};

test.each([
  [{ at: "greeting", by: 421 }, "temporary", "smtp_421"],
  [{ at: "greeting", by: 554 }, "temporary", "smtp_554"],
  [{ at: "greeting", by: "silence" }, "temporary", "connection_failed"],
  [{ at: "login", by: 535 }, "temporary", "authentication_failed"],
  [{ at: "recipient", by: 450 }, "temporary", "smtp_450"],
  [{ at: "recipient", by: 550 }, "permanent", "smtp_550"],
  [{ at: "recipient", by: 503 }, "temporary", "smtp_503"],
  [{ at: "recipient", by: "silence" }, "ambiguous", "timeout"],
  [{ at: "message", by: 451 }, "temporary", "smtp_451"],
  [{ at: "message", by: 554 }, "permanent", "smtp_554"],
  [{ at: "message", by: "loss" }, "ambiguous", "connection_lost"],
  [{ at: "after-message", by: "loss" }, "ambiguous", "connection_lost"],
  [{ at: "after-message", by: "silence" }, "ambiguous", "timeout"],
] satisfies [SmtpFault, string, string][])("%o is %s", async (fault, kind, reason) => {
  await using server = await startSmtpCapture(fault);
  const timeoutSeconds = fault.by === "silence" ? 0.3 : 5;
  const mailer = smtpMailer({ url: server.url.replace("//", "//user:password@"), timeoutSeconds, requireTls: false });
  await expect(mailer.send(mail, "email/1")).rejects.toMatchObject({ name: "MailerError", kind, reason });
  expect(server.mails).toHaveLength(fault.at === "after-message" ? 1 : 0);
});

test("nobody listening is temporary, for nothing was handed over", async () => {
  const server = await startSmtpCapture();
  await server.close();
  const mailer = smtpMailer({ url: server.url, timeoutSeconds: 5, requireTls: false });
  await expect(mailer.send(mail, "email/1")).rejects.toMatchObject({ kind: "temporary", reason: "connection_failed" });
});

test("a server that trickles for ever is given up", async () => {
  const trickling = createServer((socket) => {
    socket.write("220 hello\r\n");
    const drip = setInterval(() => socket.write("250-more to come\r\n"), 20);
    socket.on("close", () => clearInterval(drip)).on("error", () => clearInterval(drip));
  });
  await once(trickling.listen(0, "127.0.0.1"), "listening");
  const address = trickling.address();
  const port = typeof address === "object" ? address?.port : null;
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, timeoutSeconds: 0.2, requireTls: false });
  await expect(mailer.send(mail, "email/1")).rejects.toMatchObject({ kind: "ambiguous", reason: "timeout" });
  trickling.close();
});

test("a password never reaches the failure", async () => {
  await using server = await startSmtpCapture({ at: "login", by: 535 });
  const mailer = smtpMailer({ url: server.url.replace("//", "//user:hunter2@"), timeoutSeconds: 5, requireTls: false });
  const failure = await mailer.send(mail, "email/1").catch((error: unknown) => error);
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain("hunter2");
});

test("an error that is not nodemailer's is a bug and comes back as it is", () => {
  const bug = new TypeError("undefined is not a function");
  expect(smtpFailure(bug)).toBe(bug);
});

test.each([
  [{ code: "EDNS" }, "temporary", "host_not_found"],
  [{ code: "ETLS" }, "temporary", "tls_failed"],
  [{ code: "EMESSAGE" }, "permanent", "message_refused"],
  [{ code: "EENVELOPE" }, "permanent", "invalid_envelope"],
])("%o is %s", (error, kind, reason) => {
  expect(smtpFailure(error)).toMatchObject({ kind, reason });
});
