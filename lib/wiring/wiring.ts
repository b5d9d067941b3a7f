import type { CalendarFor } from "@/lib/adapters/calendar";
import type { MailEvents } from "@/lib/adapters/mail/mail-events";
import { resendEvents } from "@/lib/adapters/mail/resend-events";
import type { Actor, Context } from "@/lib/context";
import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { limitsOn } from "@/lib/db/limits";
import { type Env, env } from "@/lib/env";
import { type AccessLog, accessLogOn } from "@/lib/history/access-log";
import { type EncryptionKeys, loadSecrets } from "@/lib/kept-keys";
import type { Limits } from "@/lib/limits";
import { type EventHub, hubOn } from "@/lib/live/hub";
import { type Log, logAt } from "@/lib/log";
import { openOutbox } from "@/lib/outbox/producer";
import type { Secrets } from "@/lib/secrets";
import { busyTimesWith } from "@/lib/wiring/calendar-busy";
import { calendarForWith } from "@/lib/wiring/calendar-for";
import { measuredCalendars } from "@/lib/wiring/measured-providers";

/** The parts a process is made of, put together once. */
export type Wiring = {
  db: PrismaClient;
  log: Log;
  secrets: Secrets;
  /** Undefined where no webhook of the mail provider is configured. */
  mailEvents: MailEvents | undefined;
  /** Whoever shows it may see the metrics; undefined where nobody may. */
  metricsToken: string | undefined;
  /** Live events for the streams of this process; it connects with the first of them. */
  live: EventHub;
  /** The present instant in epoch milliseconds. */
  now: () => number;
  limits: Limits;
  accesses: AccessLog;
  calendarFor: CalendarFor;
  contextOf: (actor: Actor, requestId: string) => Context;
};

const SECOND_FACTOR_TRIES_PER_HOUR = 20;
/** Three codes of a million are right at any moment: whoever reads the mailbox and guesses for a year gets in with a chance of 1 in 15. */
const SECOND_FACTOR_TRIES_PER_DAY = 60;

// On globalThis, because Next bundles this module into several of its own module graphs and a pool per graph would be many.
const store = globalThis as typeof globalThis & { compathWiring?: Promise<Wiring> }; // Safe: only this file uses the name.

/** Opens the database pool and the outbox at the first call; later calls share them. @throws when the environment is wrong. */
export function wiring(): Promise<Wiring> {
  store.compathWiring ??= wire().catch((error: unknown) => {
    delete store.compathWiring;
    throw error;
  });
  return store.compathWiring;
}

async function wire(): Promise<Wiring> {
  const { DATABASE_URL, LOG_LEVEL, APP_URL, EMAIL_FROM_ADDRESS, ...settings } = env();
  const db = createDb(DATABASE_URL);
  await openOutbox(db);
  const log = logAt(LOG_LEVEL);
  const secrets = await loadSecrets(db, encryptionKeysIn(settings));
  // Connections of their own: a request that holds a transaction counts too, and must not wait for those that wait for it.
  const limits = limitsOn(createDb(DATABASE_URL, 3), {
    requests: { points: settings.RATE_LIMIT_REQUESTS_PER_MINUTE, windowSeconds: 60 },
    external_invites: { points: settings.RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR, windowSeconds: 3600 },
    invites_by_id: { points: invitesById(settings), windowSeconds: 3600 },
    fresh_links: { points: settings.RATE_LIMIT_FRESH_LINKS_PER_HOUR, windowSeconds: 3600 },
    fresh_link_askers: { points: settings.RATE_LIMIT_FRESH_LINK_ASKERS_PER_HOUR, windowSeconds: 3600 },
    door_codes: { points: settings.RATE_LIMIT_CONVERSATION_CODES_PER_HOUR, windowSeconds: 3600 },
    door_askers: { points: settings.RATE_LIMIT_SIGN_IN_ADDRESSES_PER_HOUR, windowSeconds: 3600 },
    sign_ins: { points: settings.RATE_LIMIT_SIGN_INS_PER_HOUR, windowSeconds: 3600 },
    sign_in_addresses: { points: settings.RATE_LIMIT_SIGN_IN_ADDRESSES_PER_HOUR, windowSeconds: 3600 },
    second_factors: { points: SECOND_FACTOR_TRIES_PER_HOUR, windowSeconds: 3600 },
    second_factors_daily: { points: SECOND_FACTOR_TRIES_PER_DAY, windowSeconds: 24 * 3600 },
    answers: { points: settings.RATE_LIMIT_ANSWERS_PER_HOUR, windowSeconds: 3600 },
    conversation_codes: { points: settings.RATE_LIMIT_CONVERSATION_CODES_PER_HOUR, windowSeconds: 3600 },
  });
  const shared = {
    db,
    secrets,
    limits,
    appUrl: APP_URL,
    platformEmail: EMAIL_FROM_ADDRESS,
    replyDomain: settings.INBOUND_EMAIL_DOMAIN,
    announceDelaySeconds: settings.ANNOUNCE_DELAY_SECONDS,
    now: () => Date.now(),
  };
  const calendarFor = measuredCalendars(calendarForWith(env()));
  const readBusyTimes = busyTimesWith({ db, secrets, calendarFor, now: shared.now });
  const live = hubOn({ db, connectionString: settings.DATABASE_DIRECT_URL, log });
  const { RESEND_WEBHOOK_SECRET: webhookSecret } = settings;
  const mailEvents = webhookSecret === undefined ? undefined : resendEvents(webhookSecret);
  return {
    db,
    log,
    secrets,
    mailEvents,
    metricsToken: settings.METRICS_TOKEN,
    live,
    now: shared.now,
    limits,
    accesses: accessLogOn({ db, secrets }),
    calendarFor,
    contextOf: (actor, requestId) => ({ ...shared, readBusyTimes, actor, requestId }),
  };
}

/** Clients and colleagues are fewer than strangers can be, and a practice meets them often. */
function invitesById(
  settings: Pick<Env, "RATE_LIMIT_INVITES_BY_ID_PER_HOUR" | "RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR">,
) {
  return settings.RATE_LIMIT_INVITES_BY_ID_PER_HOUR ?? 5 * settings.RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR;
}

function encryptionKeysIn(
  settings: Pick<Env, "ENCRYPTION_KEY" | "ENCRYPTION_KEY_PREVIOUS" | "ENCRYPTION_KEY_NEXT">,
): EncryptionKeys {
  const bytes = (key: string | undefined) => (key === undefined ? undefined : Buffer.from(key, "base64"));
  const { ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS, ENCRYPTION_KEY_NEXT } = settings;
  return {
    current: Buffer.from(ENCRYPTION_KEY, "base64"),
    previous: bytes(ENCRYPTION_KEY_PREVIOUS),
    next: bytes(ENCRYPTION_KEY_NEXT),
  };
}
