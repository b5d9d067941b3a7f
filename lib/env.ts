import { z } from "zod";
import { refuseDemoElsewhere } from "@/lib/environment/demo";
import { WrongEnvironment } from "@/lib/environment/wrong-environment";

/** Everything the product reads from its environment (docs/operations.md lists it for operators). */
export type Env = ReturnType<typeof parseEnv>;

let cached: Env | undefined;

/** The checked environment. @throws WrongEnvironment with a sentence that names every variable that is missing or wrong. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

const count = (fallback: number, least = 1) => z.coerce.number().int().min(least).max(1_000_000).default(fallback);

/** An origin or the start of an address, kept without a slash at its end. */
const origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

const schema = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: count(3000, 0),
  HOST: z.string().default("127.0.0.1"),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_SECRET: z.string().min(32),
  ENCRYPTION_KEY: z.base64().refine((text) => Buffer.from(text, "base64").length === 32),
  EMAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/)
    .default("Compath <meetings@compath.example>"),
  INBOUND_EMAIL_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/)
    .max(200)
    .optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.url().optional(),
  RESEND_REQUESTS_PER_SECOND: count(5),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .refine(
      (text) =>
        z
          .base64()
          .min(1)
          .safeParse(text.replace(/^whsec_/, "")).success,
    )
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  ALLOW_PRIVATE_CALENDARS: z.enum(["0", "1"]).default("0"),
  GOOGLE_API_ROOT_URL: origin.optional(),
  GOOGLE_OAUTH_ROOT_URL: origin.optional(),
  CALENDAR_POLL_SECONDS: count(300),
  JITSI_URL: z.url({ protocol: /^https?$/ }).optional(),
  JITSI_APP_ID: z.string().optional(),
  JITSI_APP_SECRET: z.string().optional(),
  ANNOUNCE_DELAY_SECONDS: count(8, 0),
  PROVIDER_TIMEOUT_SECONDS: count(10),
  RATE_LIMIT_REQUESTS_PER_MINUTE: count(600),
  RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR: count(200),
  RATE_LIMIT_SIGN_INS_PER_HOUR: count(10),
  RATE_LIMIT_SIGN_IN_ADDRESSES_PER_HOUR: count(60),
  RATE_LIMIT_CONVERSATION_CODES_PER_HOUR: count(10),
  ACCESS_LOG_DAYS: count(730),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9a-fA-F.:/,\s]*$/)
    .default(""),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DEMO: z.enum(["0", "1"]).default("0"),
});

const hints: Record<string, string> = {
  DATABASE_URL: "DATABASE_URL must be a postgresql:// address; `npm start` makes one with an embedded PostgreSQL.",
  NEXTAUTH_SECRET: "NEXTAUTH_SECRET must be at least 32 characters, for example from `openssl rand -base64 32`.",
  EMAIL_FROM: "EMAIL_FROM must be an address, alone or as Name <address>.",
  INBOUND_EMAIL_DOMAIN:
    "INBOUND_EMAIL_DOMAIN must be the domain at which mail is received, for example reply.example.org.",
  RESEND_WEBHOOK_SECRET: "RESEND_WEBHOOK_SECRET must be the signing secret of a webhook as Resend shows it: whsec_….",
  JITSI_URL: "JITSI_URL must be the address of your own Jitsi server, for example https://video.practice.example.",
  TRUSTED_PROXIES: "TRUSTED_PROXIES must be addresses and networks, for example 10.0.0.7, 192.168.0.0/16.",
  ENCRYPTION_KEY: "ENCRYPTION_KEY must be 32 bytes in base64, for example from `openssl rand -base64 32`.",
};

/** @throws WrongEnvironment with one sentence per wrong variable; values are never repeated, they may be secrets. */
export function parseEnv(source: Record<string, string | undefined>) {
  // An empty variable is one that is not set.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))];
    throw new WrongEnvironment(
      names.map((name) => hints[name] ?? `${name} is not valid: see docs/operations.md.`).join(" "),
    );
  }
  if ((result.data.JITSI_APP_ID === undefined) !== (result.data.JITSI_APP_SECRET === undefined)) {
    throw new WrongEnvironment(
      "JITSI_APP_ID and JITSI_APP_SECRET belong together: set both, as your Jitsi server has them.",
    );
  }
  const { APP_URL, DEMO, ALLOW_PRIVATE_CALENDARS, ...rest } = result.data;
  if (DEMO === "1") refuseDemoElsewhere(given);
  const appUrl = (APP_URL ?? `http://${rest.HOST === "0.0.0.0" ? "localhost" : rest.HOST}:${rest.PORT}`).replace(
    /\/+$/,
    "",
  );
  return {
    ...rest,
    APP_URL: appUrl,
    DEMO: DEMO === "1",
    ALLOW_PRIVATE_CALENDARS: ALLOW_PRIVATE_CALENDARS === "1",
    EMAIL_FROM_ADDRESS: addressIn(rest.EMAIL_FROM),
  };
}

function addressIn(from: string): string {
  return (/<([^<>]+)>$/.exec(from)?.[1] ?? from).toLowerCase();
}
