import type { CalendarFor } from "@/lib/adapters/calendar";
import type { MailInbox } from "@/lib/adapters/mail/mail-inbox";
import type { Mailer } from "@/lib/adapters/mail/mailer";
import type { Pusher } from "@/lib/adapters/push/push";
import type { Actor, Context } from "@/lib/context";
import type { PrismaClient } from "@/lib/db/generated/client";
import type { Retention } from "@/lib/effects/retention";
import type { Log } from "@/lib/log";
import type { Secrets } from "@/lib/secrets";

/** All that carrying out a job may know of the world besides its payload. */
export type Effects = {
  readonly db: PrismaClient;
  /** The present instant in epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: Log;
  /** Origin of every link in a mail, without a trailing slash. */
  readonly appUrl: string;
  readonly secrets: Secrets;
  /**
   * Undefined where no mail client is configured: mails are then skipped, not kept for later
   * (docs/design/product.md#18).
   */
  readonly mailer: Mailer | undefined;
  /** Undefined where mail to us is not received. */
  readonly inbox: MailInbox | undefined;
  readonly pusher: Pusher;
  /** Push services that operators know besides those of the browsers (`PUSH_SERVICES`). */
  readonly pushServices: readonly string[];
  readonly calendarFor: CalendarFor;
  /** What the provider takes a second, from all workers together. */
  readonly mailPerSecond: number;
  /** How long a mail provider that is down is left alone, at first and at most; each pause is about twice the one before. */
  readonly providerPause: { readonly firstMilliseconds: number; readonly longestMilliseconds: number };
  /** Lets mails that wait for another try go on at once, in their order. */
  readonly wake: () => Promise<void>;
  /** How many emails an hour one host's meetings bring one address before updates are held back and coalesce. */
  readonly mailsPerRecipient: number;
  /** How long it is kept who looked at what. */
  readonly accessLogDays: number;
  /** How long each kind of data is kept (`RETENTION_<KIND>_DAYS`). */
  readonly retention: Retention;
  /** `Name <address>` or an address: the sender of every mail. */
  readonly emailFrom: string;
  /** The address alone: ORGANIZER of every calendar part where no answers are received, and its domain that of every Message-ID. */
  readonly platformEmail: string;
  /** The domain at which answers to meetings are received (`INBOUND_EMAIL_DOMAIN`). */
  readonly replyDomain: string | undefined;
  /** The servers whose word on the sender of a mail counts (`INBOUND_AUTHSERV_ID`), in small letters. */
  readonly inboundAuthservIds: readonly string[];
  /** For verbs that an effect carries out on behalf of a person. */
  readonly contextOf: (actor: Actor) => Context;
};
