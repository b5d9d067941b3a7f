import { expect, test } from "vitest";
import { checkGiven, parseEnv } from "@/lib/env";

const good = {
  DATABASE_URL: "postgresql://compath@127.0.0.1:5432/compath",
  NEXTAUTH_SECRET: "s".repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
};

test.each([
  ["DATABASE_URL", undefined],
  ["DATABASE_URL", "mysql://127.0.0.1/compath"],
  ["NEXTAUTH_SECRET", undefined],
  ["NEXTAUTH_SECRET", "short"],
  ["ENCRYPTION_KEY", undefined],
  ["ENCRYPTION_KEY", Buffer.alloc(31).toString("base64")],
  ["ENCRYPTION_KEY", "not base64!"],
  ["EMAIL_FROM", "Compath <a@x.example>\r\nBcc: b@x.example"],
  ["SMTP_URL", "http://mail.example"],
  ["RESEND_API_KEY", "re_1\r\nX-Forged: 1"],
  ["TRUSTED_PROXIES", "10.0.0.7, office"],
  ["HOST", "host:3000/path"],
])("%s as %j ends the start with a sentence that names it and does not repeat it", (name, value) => {
  const parse = () => parseEnv({ ...good, [name]: value });
  expect(parse).toThrow(name);
  if (value !== undefined) expect(parse).not.toThrow(value);
});

test.each([
  ["RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR", "10000000", "a whole number from 1 to 1000000"],
  ["ANNOUNCE_DELAY_SECONDS", "soon", "a whole number from 0 to 1000000"],
  ["PORT", "65536", "a whole number from 0 to 65535"],
  ["CALENDAR_POLL_SECONDS", "1.5", "a whole number from 1 to 1000000"],
  ["LOG_LEVEL", "loud", "one of fatal, error, warn, info, debug, trace, silent"],
  ["DEMO", "yes", "one of 0, 1"],
])("%s as %s is refused with what was given and what is allowed", (name, value, allowed) => {
  expect(() => parseEnv({ ...good, [name]: value })).toThrow(`${name} is ${value}, but must be ${allowed}.`);
  expect(() => checkGiven({ [name]: value })).toThrow(name);
});

const site = "https://secret:word@meet.example";
test.each([
  ...["APP_URL", "RESEND_BASE_URL", "GOOGLE_API_ROOT_URL", "GOOGLE_OAUTH_ROOT_URL", "JITSI_URL"].flatMap((name) =>
    [site, "https://secret@meet.example", "https://meet.example/?secret=1", "https://meet.example/#secret"]
      .concat("ftp://secret.example", "secret.example", "https:// secret", "javascript:secret")
      .map((value) => [name, value]),
  ),
  ["APP_URL", "https://meet.example;secret"],
  ["APP_URL", "https://meet.example;https://other.example"],
  ["APP_URL", "https://meet..example"],
  ["APP_URL", "https://meet.example:0"],
  ["RESEND_BASE_URL", "https://api.example;secret"],
  ["APP_URL", "https://meet.example/secret"],
  ["APP_URL", "https://meet.example/secret/x/.."],
  ["DATABASE_URL", "postgresql://localhost/compath#secret"],
  ["DATABASE_URL", "secret"],
  ["DATABASE_DIRECT_URL", "mysql://secret.example/compath"],
  ["SMTP_URL", "smtp://mail.example/secret"],
  ["SMTP_URL", "smtp:secret"],
])("%s as %s is refused by name without a word of it", (name, value) => {
  const parse = () => parseEnv({ ...good, [name]: value });
  expect(parse).toThrow(new RegExp(`^${name} must be an? `));
  expect(parse).not.toThrow("secret");
});

test.each([
  ["https://meet.example", "https://meet.example"],
  ["HTTPS://Meet.Example:443/", "https://meet.example"],
  ["https://meet.example/?", "https://meet.example"],
  ["https://büro.example", "https://xn--bro-hoa.example"],
  ["https://meet.example.", "https://meet.example"],
  ["https://meet.example.:8443/", "https://meet.example:8443"],
  ["https://MÜNCHEN.example", "https://xn--mnchen-3ya.example"],
  ["https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"],
  ["https://a_b.meet.example", "https://a_b.meet.example"],
])("APP_URL %s becomes the origin that browsers send: %s", (given, origin) => {
  expect(parseEnv({ ...good, APP_URL: given }).APP_URL).toBe(origin);
});

test("provider addresses lose the slash at their end and keep their path", () => {
  expect(parseEnv({ ...good, JITSI_URL: "https://video.example/rooms/" }).JITSI_URL).toBe(
    "https://video.example/rooms",
  );
});

test("LISTEN and migrations use DATABASE_URL unless DATABASE_DIRECT_URL says otherwise", () => {
  expect(parseEnv(good).DATABASE_DIRECT_URL).toBe(good.DATABASE_URL);
  const DATABASE_DIRECT_URL = "postgresql://compath@127.0.0.1:5433/compath";
  expect(parseEnv({ ...good, DATABASE_DIRECT_URL })).toMatchObject({
    DATABASE_DIRECT_URL,
    DATABASE_URL: good.DATABASE_URL,
  });
});

test("a command that needs the database alone lets be missing what npm start makes, and nothing wrong", () => {
  expect(() => checkGiven({})).not.toThrow();
  expect(() => checkGiven({ NEXTAUTH_SECRET: "short" })).toThrow("NEXTAUTH_SECRET must be at least 32 characters");
});

test("all that is wrong is said at once", () => {
  expect(() => parseEnv({})).toThrow(/DATABASE_URL.*NEXTAUTH_SECRET.*ENCRYPTION_KEY/s);
});

test("links lead to where the server listens, unless APP_URL says otherwise", () => {
  expect(parseEnv({ ...good, PORT: "4000" }).APP_URL).toBe("http://127.0.0.1:4000");
  expect(parseEnv({ ...good, HOST: "0.0.0.0" }).APP_URL).toBe("http://localhost:3000");
  expect(parseEnv({ ...good, HOST: "::" }).APP_URL).toBe("http://localhost:3000");
  expect(parseEnv({ ...good, HOST: "::1" }).APP_URL).toBe("http://[::1]:3000");
  expect(parseEnv({ ...good, APP_URL: "https://meet.example/" }).APP_URL).toBe("https://meet.example");
});

test("an empty variable is one that is not set", () => {
  expect(parseEnv({ ...good, PORT: "", SMTP_URL: "" })).toEqual(parseEnv(good));
});

test("the organizer's address is that of the sender", () => {
  expect(parseEnv({ ...good, EMAIL_FROM: "Compath <Meet@X.example>" }).EMAIL_FROM_ADDRESS).toBe("meet@x.example");
  expect(parseEnv({ ...good, EMAIL_FROM: "meet@x.example" }).EMAIL_FROM_ADDRESS).toBe("meet@x.example");
});

test("private calendar servers are allowed by a 1 alone", () => {
  expect(parseEnv(good).ALLOW_PRIVATE_CALENDARS).toBe(false);
  expect(parseEnv({ ...good, ALLOW_PRIVATE_CALENDARS: "1" }).ALLOW_PRIVATE_CALENDARS).toBe(true);
  expect(() => parseEnv({ ...good, ALLOW_PRIVATE_CALENDARS: "yes" })).toThrow("ALLOW_PRIVATE_CALENDARS");
});

test("the id and the secret of the video server are set together, and no server of other people is proposed", () => {
  const both = { JITSI_APP_ID: "compath", JITSI_APP_SECRET: "s3cret-of-jitsi" };
  expect(parseEnv({ ...good, ...both })).toMatchObject(both);
  for (const name of ["JITSI_APP_ID", "JITSI_APP_SECRET"] as const) {
    expect(() => parseEnv({ ...good, [name]: both[name] })).toThrow(
      "JITSI_APP_ID and JITSI_APP_SECRET belong together",
    );
  }
  const wrong = () => parseEnv({ ...good, JITSI_URL: "video" });
  expect(wrong).toThrow("JITSI_URL");
  expect(wrong).not.toThrow("meet.jit.si");
});
