import { fromPrisma, PgBoss } from "pg-boss";
import type { PrismaClient } from "@/lib/db/generated/client";

// On globalThis for the reason that lib/wiring/wiring.ts gives: pages, actions and routes each have this module for themselves.
const store = globalThis as typeof globalThis & { compathOutbox?: PgBoss }; // Safe: only this file uses the name.

/**
 * Opens the outbox for `enqueue`, once per process. Uses the given client's pool; carries nothing out
 * (lib/outbox/work.ts does).
 */
export async function openOutbox(db: PrismaClient): Promise<void> {
  const boss = new PgBoss({
    db: readableByPrisma(fromPrisma(db)),
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    queueCacheIntervalSeconds: 3600,
  });
  boss.on("error", (error) => {
    // pg-boss reports background refreshes here; what a request needs is awaited and throws by itself.
    process.emitWarning(error);
  });
  store.compathOutbox = await boss.start();
}

/** Lets the process end: stops the producer's timers. */
export async function closeOutbox(): Promise<void> {
  await store.compathOutbox?.stop({ graceful: false, close: false });
  delete store.compathOutbox;
}

/** What `enqueue` writes with. @throws where the process has not opened the outbox */
export function openedOutbox(): PgBoss {
  if (!store.compathOutbox) throw new Error("The outbox is not open: call openOutbox(db) when the process starts.");
  return store.compathOutbox;
}

/** Prisma cannot read a `regclass` (measured on 7.10.0), which pg-boss asks for once at its start. */
function readableByPrisma(db: ReturnType<typeof fromPrisma>): ReturnType<typeof fromPrisma> {
  return {
    executeSql: (text, values) => db.executeSql(text.replace(/(to_regclass\('[^']*'\)) as/, "$1::text as"), values),
  };
}
