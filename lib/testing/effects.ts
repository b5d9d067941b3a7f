import pino from "pino";
import type { Mail, Mailer } from "@/lib/adapters/mail/mailer";
import type { Pusher, PushTarget } from "@/lib/adapters/push/push";
import type { Effects } from "@/lib/effects/effects";
import { keptForEver } from "@/lib/effects/retention";
import { testDb } from "@/lib/testing/database";
import { contextAs, testAppUrl, testSecrets } from "@/lib/testing/people";

export type FakeMailer = Mailer & {
  /** Every attempt, refused ones too. */
  readonly attempts: { mail: Mail; key: string }[];
  /** The next attempts meet these, in this order; what is thrown in them is the provider's answer. */
  readonly next: (() => void | Promise<void>)[];
};

/** A provider that takes everything, unless told otherwise. */
export function fakeMailer(provider: Mailer["provider"] = "resend"): FakeMailer {
  const attempts: FakeMailer["attempts"] = [];
  const next: FakeMailer["next"] = [];
  return {
    provider,
    attempts,
    next,
    async send(mail, key) {
      attempts.push({ mail, key });
      const providerId = `${provider}-${attempts.length}-${key}`;
      await next.shift()?.();
      return { providerId };
    },
  };
}

export type FakePusher = Pusher & {
  /** Every attempt. */
  readonly pushes: { target: PushTarget; payload: string }[];
  /** The next attempts end like this, in this order; otherwise they are taken. */
  readonly next: (() => "taken" | "gone")[];
};

/** A push service that takes everything, unless told otherwise. */
export function fakePusher(): FakePusher {
  const pushes: FakePusher["pushes"] = [];
  const next: FakePusher["next"] = [];
  return {
    pushes,
    next,
    async send(target, payload) {
      pushes.push({ target, payload });
      return next.shift()?.() ?? "taken";
    },
  };
}

export type TestEffects = Effects & { readonly logged: Record<string, unknown>[]; readonly slept: number[] };

/** Effects on the test database that wait for nothing and keep what they log. */
export function effectsWith(mailer: Mailer | undefined, wishes: Partial<Effects> = {}): TestEffects {
  const logged: TestEffects["logged"] = [];
  const slept: number[] = [];
  return {
    db: testDb(),
    now: () => Date.now(),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
    log: pino({ level: "debug", base: null }, { write: (line: string) => logged.push(JSON.parse(line)) }),
    appUrl: testAppUrl,
    secrets: testSecrets,
    mailer,
    inbox: undefined,
    pusher: fakePusher(),
    calendarFor: () => undefined,
    mailPerSecond: 1_000_000,
    providerPause: { firstMilliseconds: 100, longestMilliseconds: 400 },
    wake: async () => undefined,
    pushServices: [],
    mailsPerRecipient: 1_000_000,
    accessLogDays: 730,
    retention: keptForEver,
    emailFrom: "Compath <meetings@compath.example>",
    platformEmail: "meetings@compath.example",
    replyDomain: undefined,
    inboundAuthservIds: [],
    contextOf: contextAs,
    logged,
    slept,
    ...wishes,
  };
}
