import { setTimeout } from "node:timers/promises";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { resendMailer } from "@/lib/adapters/mail/resend";
import type { Effects } from "@/lib/effects/effects";
import { handlers } from "@/lib/effects/handlers";
import { wakeRetries } from "@/lib/outbox/wake-retries";
import { startWork } from "@/lib/outbox/work";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { effectsWith, type TestEffects } from "@/lib/testing/effects";

export type TestWorker = {
  readonly resend: ResendStandIn;
  readonly logged: TestEffects["logged"];
  /** Each call starts one more. */
  start(wishes?: Partial<Effects>): Promise<void>;
  /** Resolves when what was in hand is done. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

/** A worker in this process as it runs in production, with the real client of Resend and a stand-in for its server. */
export async function aTestWorker(
  timeoutSeconds = 2,
  options: Parameters<typeof startResendStandIn>[0] = {},
): Promise<TestWorker> {
  await testDb().mailPace.deleteMany();
  await testDb().mailLane.deleteMany();
  await testDb().mailCircuit.deleteMany();
  const resend = await startResendStandIn(options);
  const mailer = resendMailer({ apiKey: resend.apiKey, baseUrl: resend.url, timeoutSeconds });
  const { logged, ...effects } = effectsWith(mailer, {
    sleep: (milliseconds) => setTimeout(milliseconds),
    wake: () => wakeRetries(testDb(), ["send-mail", "send-sign-in"]),
  });
  const works: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    await Promise.all(works.splice(0).map((work) => work.stop()));
  };
  return {
    resend,
    logged,
    async start(wishes = {}) {
      const made = { ...effects, ...wishes };
      const { log, mailPerSecond } = made;
      const at = { connectionString: testDatabaseUrl(), directUrl: testDatabaseUrl() };
      works.push(await startWork({ ...at, log, handlers, effects: made, db: made.db, mailPerSecond }));
    },
    stop,
    async close() {
      await stop();
      await resend.close();
    },
  };
}
