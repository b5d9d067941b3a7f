import { z } from "zod";
import { appOrigin, baseAddress, databaseAddress, smtpAddress } from "@/lib/environment/addresses";
import { clientAddresses } from "@/server/client-address";

const encryptionKey = z.base64().refine((key) => Buffer.from(key, "base64").length === 32);

/** What each variable may be. `meta` has it in words, and whether the value may be repeated: only where it cannot be a secret. */
export const variables = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: count(3000, 0, 65_535),
  HOST: text("an address or a host name to listen at, such as 127.0.0.1", /^[^\s/?#@]+$/).default("127.0.0.1"),
  APP_URL: appOrigin.optional().meta({
    allowed: "an http or https address without path, query, fragment and credentials, such as https://meet.example.org",
  }),
  DATABASE_URL: databaseAddress.meta({
    allowed: "a postgresql:// address; `npm start` makes one with an embedded PostgreSQL",
  }),
  DATABASE_DIRECT_URL: databaseAddress.optional().meta({
    allowed: "a postgresql:// address of the same database as DATABASE_URL, past any pooler",
  }),
  NEXTAUTH_SECRET: text("at least 32 characters, for example from `openssl rand -base64 32`", /^.{32,}$/s),
  NEXTAUTH_SECRET_PREVIOUS: text(
    "the NEXTAUTH_SECRET before this one, for as long as a session lasts",
    /^.{32,}$/s,
  ).optional(),
  NEXTAUTH_SECRET_NEXT: text(
    "the NEXTAUTH_SECRET after this one, before processes that have it begin",
    /^.{32,}$/s,
  ).optional(),
  ENCRYPTION_KEY: encryptionKey.meta({ allowed: "32 bytes in base64, for example from `openssl rand -base64 32`" }),
  ENCRYPTION_KEY_PREVIOUS: encryptionKey.optional().meta({
    allowed: "the ENCRYPTION_KEY before this one, until `admin keys rotate` has run",
  }),
  ENCRYPTION_KEY_NEXT: encryptionKey.optional().meta({
    allowed: "the ENCRYPTION_KEY after this one, before processes that have it begin",
  }),
  EMAIL_FROM: text(
    "an address, alone or as Name <address>",
    /^([^<>\r\n]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/,
  ).default("Compath <meetings@compath.example>"),
  INBOUND_EMAIL_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/)
    .max(200)
    .optional()
    .meta({ allowed: "the domain at which mail is received, for example reply.example.org" }),
  INBOUND_AUTHSERV_ID: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9._-]+(\s*,\s*[a-z0-9._-]+)*$/)
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .meta({
      allowed: "the names that your receiving mail servers sign with, for example mx.example.org, mx2.example.org",
    }),
  RESEND_API_KEY: text("an API key of Resend, in printable characters", /^[\x21-\x7e]+$/).optional(),
  RESEND_BASE_URL: provider("https://api.resend.com"),
  RESEND_REQUESTS_PER_SECOND: count(5),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .refine(
      (secret) =>
        z
          .base64()
          .min(1)
          .safeParse(secret.replace(/^whsec_/, "")).success,
    )
    .optional()
    .meta({ allowed: "the signing secret of a webhook as Resend shows it: whsec_…" }),
  SMTP_URL: smtpAddress.optional().meta({
    allowed: "an smtp:// or smtps:// address without path and fragment, such as smtps://user:password@mail.example.org",
  }),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  ALLOW_PRIVATE_CALENDARS: choice(["0", "1"], "0"),
  GOOGLE_API_ROOT_URL: provider("https://www.googleapis.com"),
  GOOGLE_OAUTH_ROOT_URL: provider("https://oauth2.googleapis.com"),
  CALENDAR_POLL_SECONDS: count(300),
  JITSI_URL: provider("that of your own Jitsi server, https://video.practice.example"),
  JITSI_APP_ID: z.string().optional(),
  JITSI_APP_SECRET: z.string().optional(),
  ANNOUNCE_DELAY_SECONDS: count(8, 0),
  PROVIDER_TIMEOUT_SECONDS: count(10),
  RATE_LIMIT_REQUESTS_PER_MINUTE: count(600),
  RATE_LIMIT_PAGES_PER_MINUTE: countIfSet(),
  RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR: count(200),
  RATE_LIMIT_INVITES_BY_ID_PER_HOUR: countIfSet(),
  RATE_LIMIT_SIGN_INS_PER_HOUR: count(10),
  RATE_LIMIT_SIGN_IN_ADDRESSES_PER_HOUR: count(60),
  RATE_LIMIT_CONVERSATION_CODES_PER_HOUR: count(10),
  RATE_LIMIT_MAILS_PER_RECIPIENT_PER_HOUR: count(10),
  RATE_LIMIT_FRESH_LINKS_PER_HOUR: count(3),
  RATE_LIMIT_FRESH_LINK_ASKERS_PER_HOUR: count(20),
  RATE_LIMIT_ANSWERS_PER_HOUR: count(60),
  SESSION_IDLE_HOURS: count(168, 12, 720),
  PUSH_SERVICES: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+(\s*,\s*[a-z0-9.-]+)*$/)
    .or(z.literal(""))
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .meta({ allowed: "host names of push services, for example push.example.org" }),
  ACCESS_LOG_DAYS: count(730),
  RETENTION_EMAIL_BODIES_DAYS: count(1, 0, 30),
  RETENTION_MEETINGS_DAYS: count(0, 0),
  RETENTION_NOTES_DAYS: count(0, 0),
  RETENTION_MESSAGES_DAYS: count(0, 0),
  RETENTION_NOTIFICATIONS_DAYS: count(0, 0),
  RETENTION_SESSIONS_DAYS: count(0, 0),
  RETENTION_CONFIRMATIONS_DAYS: count(0, 0),
  RETENTION_SECURITY_EVENTS_DAYS: count(0, 0),
  TRUSTED_PROXIES: z
    .string()
    .refine(areNetworks)
    .default("")
    .meta({ allowed: "addresses and networks, for example 10.0.0.7, 192.168.0.0/16" }),
  METRICS_TOKEN: text(
    "at least 16 characters without spaces, for example from `openssl rand -hex 32`",
    /^\S{16,}$/,
  ).optional(),
  WORKER_METRICS_PORT: count(0, 0, 65_535),
  LOG_LEVEL: choice(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info"),
  DEMO: choice(["0", "1"], "0"),
});

function count(fallback: number, least = 1, most = 1_000_000) {
  const number = z.coerce.number().int().min(least).max(most).default(fallback);
  return number.meta({ allowed: `a whole number from ${least} to ${most}`, shown: true });
}

/** For a number whose default follows from another variable. */
function countIfSet(least = 1, most = 1_000_000) {
  const number = z.coerce.number().int().min(least).max(most).optional();
  return number.meta({ allowed: `a whole number from ${least} to ${most}`, shown: true });
}

function choice<const Choice extends string>(choices: readonly Choice[], fallback: NoInfer<Choice>) {
  const one: z.ZodType<Choice> = z.enum(choices);
  return one.default(fallback).meta({ allowed: `one of ${choices.join(", ")}`, shown: true });
}

function text(allowed: string, form: RegExp) {
  return z.string().regex(form).meta({ allowed });
}

function provider(example: string) {
  const allowed = `an http or https address without query, fragment and credentials, such as ${example}`;
  return baseAddress.optional().meta({ allowed });
}

function areNetworks(list: string): boolean {
  try {
    clientAddresses(list);
    return true;
  } catch {
    return false;
  }
}
