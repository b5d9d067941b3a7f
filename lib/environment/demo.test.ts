import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { wantsExamples } from "@/scripts/local/settings";

const secrets = { NEXTAUTH_SECRET: "s".repeat(32), ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") };
const here = { DATABASE_URL: "postgresql://compath@127.0.0.1:5432/compath" };
const mailbox = "smtp://127.0.0.1:1025";

test.each([
  [{}],
  [{ HOST: "localhost" }],
  [{ HOST: "::1", APP_URL: "http://[::1]:3000" }],
  [{ HOST: "127.0.0.2", APP_URL: "http://localhost:4000" }],
  [{ HOST: "", APP_URL: "", DATABASE_URL: "postgresql://compath@localhost/compath", SMTP_URL: "", RESEND_API_KEY: "" }],
  [{ DATABASE_URL: "postgresql://compath@[::1]/compath" }],
  [{ DATABASE_URL: "postgresql://u@localhost/compath?host=/var/run/postgresql" }],
  [{ DATABASE_URL: "postgresql://u@%2Fvar%2Frun%2Fpostgresql/compath" }],
  [{ SMTP_URL: mailbox, LOCAL_MAILBOX: mailbox }],
])("example people may be there with %j, and are unless it is said otherwise", (settings) => {
  const source = { ...secrets, ...here, ...settings };
  expect(parseEnv({ ...source, DEMO: "1" }).DEMO).toBe(true);
  expect(wantsExamples(source)).toBe(true);
  expect(wantsExamples({ ...source, DEMO: "1" })).toBe(true);
  expect(wantsExamples({ ...source, DEMO: "0" })).toBe(false);
});

test.each([
  ["HOST", { HOST: "0.0.0.0" }],
  ["HOST", { HOST: "::", APP_URL: "http://localhost:3000" }],
  ["HOST", { HOST: "192.168.1.7", APP_URL: "http://localhost:3000" }],
  ["HOST", { HOST: "127.evil.example", APP_URL: "http://localhost:3000" }],
  ["APP_URL", { APP_URL: "https://meet.practice.example" }],
  ["APP_URL", { APP_URL: "https://127.0.0.1:3000" }],
  ["DATABASE_URL", { DATABASE_URL: "postgresql://u@db.example/compath?sslmode=require" }],
  ["DATABASE_URL", { DATABASE_URL: "postgresql://u@localhost/c?host=localhost&host=db.example&sslmode=require" }],
  ["RESEND_API_KEY", { RESEND_API_KEY: "re_1" }],
  ["SMTP_URL", { SMTP_URL: "smtps://mail.example" }],
  ["SMTP_URL", { SMTP_URL: "smtp://127.0.0.1:25" }],
  ["SMTP_URL", { SMTP_URL: "smtp://127.0.0.1:25", LOCAL_MAILBOX: mailbox }],
])("%s keeps example people away with %j, and DEMO=1 is refused by name", (name, settings) => {
  const source = { ...secrets, ...here, ...settings };
  expect(parseEnv(source).DEMO).toBe(false);
  expect(wantsExamples(source)).toBe(false);
  for (const ask of [parseEnv, wantsExamples]) {
    expect(() => ask({ ...source, DEMO: "1" })).toThrow(new RegExp(`DEMO=1.*\\b${name} must`));
  }
});

test("web and worker have no example people unless DEMO=1 says so", () => {
  expect(parseEnv({ ...secrets, ...here }).DEMO).toBe(false);
});
