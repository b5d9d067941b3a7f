import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { smtpNeedsTls } from "@/lib/environment/encrypted";

const good = {
  DATABASE_URL: "postgresql://compath@127.0.0.1:5432/compath",
  NEXTAUTH_SECRET: "s".repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
};
const elsewhere = "postgresql://u:secret@db.example/c";

test.each([
  ["APP_URL", { APP_URL: "http://meet.example" }],
  ["APP_URL", { APP_URL: "http://192.168.1.7:3000" }],
  ["APP_URL", { APP_URL: "http://127.evil.example" }],
  ["APP_URL", { HOST: "192.168.1.7" }],
  ["DATABASE_URL", { DATABASE_URL: elsewhere, DATABASE_DIRECT_URL: good.DATABASE_URL }],
  ["DATABASE_URL", { DATABASE_URL: `${elsewhere}?sslmode=prefer`, DATABASE_DIRECT_URL: good.DATABASE_URL }],
  [
    "DATABASE_URL",
    { DATABASE_URL: `${elsewhere}?sslmode=require&sslmode=disable`, DATABASE_DIRECT_URL: good.DATABASE_URL },
  ],
  ["DATABASE_DIRECT_URL", { DATABASE_DIRECT_URL: elsewhere }],
  ["SMTP_URL", { SMTP_URL: "smtp://u:secret@mail.example?ignoreTLS=true" }],
  ["SMTP_URL", { SMTP_URL: "smtps://u:secret@mail.example?secure=false" }],
])("%s would send in clear to another machine in %j, so the start is refused by name", (name, settings) => {
  const parse = () => parseEnv({ ...good, ...settings });
  expect(parse).toThrow(new RegExp(`^${name} (must be https|leads to another machine)[^.]*\\.`));
  expect(parse).not.toThrow("secret");
});

test.each([
  { APP_URL: "https://meet.example" },
  { APP_URL: "http://localhost:3000" },
  { APP_URL: "http://[::1]:3000" },
  { HOST: "0.0.0.0" },
  { DATABASE_URL: `${elsewhere}?sslmode=require` },
  { DATABASE_URL: `${elsewhere}?sslmode=verify-full` },
  { DATABASE_URL: "postgresql://u@localhost/c?host=/var/run/postgresql" },
  { SMTP_URL: "smtp://mail.example" },
  { SMTP_URL: "smtps://mail.example?pool=true" },
  { SMTP_URL: "smtp://127.0.0.1:1025?ignoreTLS=true" },
])("%j keeps what leaves this machine unreadable", (settings) => {
  expect(() => parseEnv({ ...good, ...settings })).not.toThrow();
});

test("a mail server elsewhere is spoken to by TLS alone, the one on this machine as it likes", () => {
  expect(smtpNeedsTls("smtp://mail.example")).toBe(true);
  expect(smtpNeedsTls("smtp://10.0.0.7:25")).toBe(true);
  expect(smtpNeedsTls("smtp://127.0.0.1:1025")).toBe(false);
});
