import { setTimeout as sleep } from "node:timers/promises";
import type { MailInbox } from "@/lib/adapters/mail/mail-inbox";
import type { Mailer } from "@/lib/adapters/mail/mailer";
import { resendMailer } from "@/lib/adapters/mail/resend";
import { resendInbox } from "@/lib/adapters/mail/resend-inbox";
import { smtpMailer } from "@/lib/adapters/mail/smtp";
import { webPusher } from "@/lib/adapters/push/web-push";
import type { Effects } from "@/lib/effects/effects";
import { handlers } from "@/lib/effects/handlers";
import { startHousekeeping } from "@/lib/effects/housekeeping";
import { startCalendarReading } from "@/lib/effects/poll-calendars";
import { type Env, env } from "@/lib/env";
import { smtpNeedsTls } from "@/lib/environment/encrypted";
import { newId } from "@/lib/ids";
import type { Log } from "@/lib/log";
import { closeOutbox } from "@/lib/outbox/producer";
import { wakeRetries } from "@/lib/outbox/wake-retries";
import { startWork } from "@/lib/outbox/work";
import { measuredHandlers } from "@/lib/wiring/measured-handlers";
import { measuredMailer, measuredPusher } from "@/lib/wiring/measured-providers";
import { checkedWiring } from "@/lib/wiring/start-up";
import { serveMetrics } from "@/lib/wiring/worker-metrics";

/** Starts carrying out jobs in this process, with what its environment configures. `stop` ends within 10 s. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const settings = env();
  const { db, log, secrets, calendarFor, contextOf } = await checkedWiring();
  const effects: Effects = {
    db,
    log,
    secrets,
    now: () => Date.now(),
    sleep: (milliseconds) => sleep(milliseconds),
    appUrl: settings.APP_URL,
    mailer: mailerOf(settings, log),
    inbox: inboxOf(settings),
    pusher: measuredPusher(
      webPusher({
        vapidKeys: secrets.vapidKeys(),
        subject: `mailto:${settings.EMAIL_FROM_ADDRESS}`,
        timeoutSeconds: settings.PROVIDER_TIMEOUT_SECONDS,
      }),
    ),
    calendarFor,
    mailPerSecond: settings.RESEND_REQUESTS_PER_SECOND,
    providerPause: { firstMilliseconds: 2_000, longestMilliseconds: 30_000 },
    wake: () => wakeRetries(db, ["send-mail", "send-sign-in"]),
    mailsPerRecipient: settings.RATE_LIMIT_MAILS_PER_RECIPIENT_PER_HOUR,
    accessLogDays: settings.ACCESS_LOG_DAYS,
    retention: {
      emailBodies: settings.RETENTION_EMAIL_BODIES_DAYS,
      meetings: settings.RETENTION_MEETINGS_DAYS,
      notes: settings.RETENTION_NOTES_DAYS,
      messages: settings.RETENTION_MESSAGES_DAYS,
      notifications: settings.RETENTION_NOTIFICATIONS_DAYS,
      sessions: settings.RETENTION_SESSIONS_DAYS,
      confirmations: settings.RETENTION_CONFIRMATIONS_DAYS,
      securityEvents: settings.RETENTION_SECURITY_EVENTS_DAYS,
    },
    pushServices: settings.PUSH_SERVICES,
    emailFrom: settings.EMAIL_FROM,
    platformEmail: settings.EMAIL_FROM_ADDRESS,
    replyDomain: settings.INBOUND_EMAIL_DOMAIN,
    inboundAuthservIds: settings.INBOUND_AUTHSERV_ID,
    contextOf: (actor) => contextOf(actor, newId()),
  };
  const served = serveMetrics(settings, { db, log });
  const work = await startWork({
    connectionString: settings.DATABASE_URL,
    directUrl: settings.DATABASE_DIRECT_URL,
    handlers: measuredHandlers(handlers),
    effects,
    db,
    log,
    mailPerSecond: effects.mailPerSecond,
  });
  const housekeeping = startHousekeeping(effects);
  const reading = startCalendarReading(effects, settings.CALENDAR_POLL_SECONDS);
  log.info("The worker has started.");

  return {
    async stop() {
      served.stop();
      await Promise.all([work.stop(), housekeeping.stop(), reading.stop()]);
      await closeOutbox();
      await db.$disconnect();
      log.info("The worker has stopped.");
    },
  };
}

function mailerOf(settings: Env, log: Log): Mailer | undefined {
  const timeoutSeconds = settings.PROVIDER_TIMEOUT_SECONDS;
  const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl, SMTP_URL: url } = settings;
  if (apiKey) return measuredMailer(resendMailer({ apiKey, timeoutSeconds, ...(baseUrl && { baseUrl }) }));
  if (url) return measuredMailer(smtpMailer({ url, timeoutSeconds, requireTls: smtpNeedsTls(url) }));
  log.warn("Neither RESEND_API_KEY nor SMTP_URL is set, so every mail will be skipped.");
  return undefined;
}

function inboxOf(settings: Env): MailInbox | undefined {
  const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl, PROVIDER_TIMEOUT_SECONDS: timeoutSeconds } = settings;
  return apiKey ? resendInbox({ apiKey, timeoutSeconds, ...(baseUrl && { baseUrl }) }) : undefined;
}
