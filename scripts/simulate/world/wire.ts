import pino from "pino";
import { resendMailer } from "@/lib/adapters/mail/resend";
import { resendEvents } from "@/lib/adapters/mail/resend-events";
import { resendInbox } from "@/lib/adapters/mail/resend-inbox";
import type { Actor, Context } from "@/lib/context";
import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import type { Effects } from "@/lib/effects/effects";
import { keptForEver } from "@/lib/effects/retention";
import { env } from "@/lib/env";
import { accessLogOn } from "@/lib/history/access-log";
import { newId } from "@/lib/ids";
import type { Limits } from "@/lib/limits";
import { hubOn } from "@/lib/live/hub";
import { wakeRetries } from "@/lib/outbox/wake-retries";
import { secretsOf } from "@/lib/secrets";
import { busyTimesWith } from "@/lib/wiring/calendar-busy";
import { calendarForWith } from "@/lib/wiring/calendar-for";
import type { Wiring } from "@/lib/wiring/wiring";
import { clock } from "@/scripts/simulate/world/clock";
import type { SimulationDatabase } from "@/scripts/simulate/world/database";
import type { Mortal } from "@/scripts/simulate/world/mortal";
import { APP_URL, KEY, REPLY_DOMAIN, UNDO_SECONDS, WEBHOOK_SECRET } from "@/scripts/simulate/world/settings";

export type Wired = {
  readonly wiring: Wiring;
  readonly effects: Effects;
  readonly logged: string[];
  readonly db: PrismaClient;
};

const MAIL_SETTINGS = {
  emailFrom: "Compath <meetings@compath.example>",
  platformEmail: "meetings@compath.example",
  replyDomain: REPLY_DOMAIN,
};

/** The product's parts as its processes put them together, with the clock of the simulation and stand-ins for the providers. */
export async function wire(
  database: SimulationDatabase,
  providers: { resend: { url: string; apiKey: string } },
  { pool }: Partial<Pick<Mortal, "pool">>,
): Promise<Wired> {
  const logged: string[] = [];
  const log = pino(
    { level: "debug", base: null, timestamp: false },
    { write: (line: string) => void logged.push(line) },
  );
  const db = createDb(database.connectionString, 4, pool);
  const secrets = secretsOf(KEY);
  const calendarFor = calendarForWith(env());
  const shared = {
    db,
    secrets,
    limits: noLimits,
    appUrl: APP_URL,
    ...MAIL_SETTINGS,
    announceDelaySeconds: UNDO_SECONDS,
    now: clock.now,
  };
  const readBusyTimes = busyTimesWith({ db, secrets, calendarFor, now: clock.now });
  const contextOf = (actor: Actor, requestId: string): Context => ({ ...shared, readBusyTimes, actor, requestId });
  const wiring: Wiring = {
    now: clock.now,
    db,
    log,
    secrets,
    calendarFor,
    contextOf,
    limits: noLimits,
    mailEvents: resendEvents(WEBHOOK_SECRET),
    metricsToken: undefined,
    live: hubOn({ db, connectionString: database.connectionString, log }),
    accesses: accessLogOn({ db, secrets }),
  };
  const resend = { apiKey: providers.resend.apiKey, baseUrl: providers.resend.url, timeoutSeconds: 5 };
  const effects: Effects = {
    db,
    log,
    secrets,
    calendarFor,
    appUrl: APP_URL,
    ...MAIL_SETTINGS,
    now: clock.now,
    inboundAuthservIds: [],
    async sleep(milliseconds) {
      clock.advance(milliseconds);
      await database.syncClock();
    },
    mailer: resendMailer(resend),
    inbox: resendInbox(resend),
    pusher: { send: async () => "taken" },
    mailPerSecond: 1_000,
    providerPause: { firstMilliseconds: 2_000, longestMilliseconds: 30_000 },
    wake: () => wakeRetries(db, ["send-mail", "send-sign-in"]),
    pushServices: [],
    mailsPerRecipient: 1_000_000,
    accessLogDays: 730,
    retention: keptForEver,
    contextOf: (actor) => contextOf(actor, newId()),
  };
  // Safe: the name under which lib/wiring/wiring.ts keeps what a process is made of.
  (globalThis as typeof globalThis & { compathWiring?: Promise<Wiring> }).compathWiring = Promise.resolve(wiring);
  return { wiring, effects, logged, db };
}

/** Lives ask for more in a second than anybody may in an hour; limits have tests of their own. */
const noLimits: Limits = {
  policyOf: () => ({ limit: 1_000_000, windowSeconds: 60 }),
  spend: async (_limit, _key, points) => ({
    limit: 1_000_000,
    remaining: 1_000_000 - points,
    resetSeconds: 60,
    windowSeconds: 60,
  }),
};
