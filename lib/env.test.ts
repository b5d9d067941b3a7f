import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env";

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
  ["ANNOUNCE_DELAY_SECONDS", "soon"],
  ["SMTP_URL", "http://mail.example"],
])("%s as %j ends the start with a sentence that names it and does not repeat it", (name, value) => {
  const parse = () => parseEnv({ ...good, [name]: value });
  expect(parse).toThrow(name);
  if (value !== undefined) expect(parse).not.toThrow(value);
});

test("all that is wrong is said at once", () => {
  expect(() => parseEnv({})).toThrow(/DATABASE_URL.*NEXTAUTH_SECRET.*ENCRYPTION_KEY/s);
});

test("links lead to where the server listens, unless APP_URL says otherwise", () => {
  expect(parseEnv({ ...good, PORT: "4000" }).APP_URL).toBe("http://127.0.0.1:4000");
  expect(parseEnv({ ...good, HOST: "0.0.0.0" }).APP_URL).toBe("http://localhost:3000");
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
