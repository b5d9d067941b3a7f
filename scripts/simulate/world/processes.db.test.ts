import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Client } from "pg";
import { expect, inject, test, vi } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabaseUrl } from "@/lib/testing/database";
import { openSimulationDatabase } from "@/scripts/simulate/world/database";
import { type Processes, processesOn } from "@/scripts/simulate/world/processes";
import { setEnvironment } from "@/scripts/simulate/world/settings";

test("a dead process loses its connections, and one of the same name in another simulation keeps its own", async () => {
  setEnvironment();
  const database = await openSimulationDatabase(inject("testServer"));
  const processes = await processesOn(database, { resend: { url: "http://127.0.0.1:1", apiKey: "none" } });
  const { mortal, wired } = processes.running();
  await wired.db.$queryRaw`select 1`;
  const elsewhere = new Client({ connectionString: testDatabaseUrl(), application_name: mortal.name });
  await elsewhere.connect();
  try {
    await processes.restart();
    expect(await elsewhere.query("select 1 as here")).toMatchObject({ rows: [{ here: 1 }] });
    const left = "select datname = current_database() as ours from pg_stat_activity where application_name = $1";
    expect((await database.client.query(left, [mortal.name])).rows).toEqual([{ ours: false }]);
  } finally {
    await elsewhere.end();
    await processes.close();
    await database.close();
  }
});

/** A process that dies within a transaction. What is returned would be gone if nothing held the code that waits in it. */
async function deadProcess(processes: Processes): Promise<WeakRef<object>> {
  const { mortal, wired } = processes.running();
  const waiting = { answer: "" };
  mortal.arm({ statement: 3, when: "before" });
  inTransaction(wired.db, async (tx) => {
    await tx.$queryRaw`select 1`;
    await tx.$queryRaw`select 2`;
    waiting.answer = "here";
  }).catch(() => undefined);
  await mortal.died;
  await processes.restart();
  return new WeakRef(waiting);
}

test("what a dead process had in hand does not stay in memory", { timeout: 60_000 }, async () => {
  setEnvironment();
  const database = await openSimulationDatabase(inject("testServer"));
  const processes = await processesOn(database, { resend: { url: "http://127.0.0.1:1", apiKey: "none" } });
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  try {
    const [first] = [await deadProcess(processes), await deadProcess(processes), await deadProcess(processes)];
    await vi.waitFor(
      () => {
        collect();
        expect(first.deref() === undefined).toBe(true);
      },
      { timeout: 30_000 },
    );
  } finally {
    await processes.close();
    await database.close();
  }
});

test("a connection that a process was opening when it died is closed", async () => {
  setEnvironment();
  const database = await openSimulationDatabase(inject("testServer"));
  const processes = await processesOn(database, { resend: { url: "http://127.0.0.1:1", apiKey: "none" } });
  const { mortal, wired } = processes.running();
  try {
    await wired.db.$queryRaw`select 1`;
    mortal.arm({ statement: 1, when: "before" });
    const asked = [1, 2, 3].map(() => wired.db.$queryRaw`select 2`);
    for (const one of asked) one.catch(() => undefined);
    await mortal.died;
    await processes.restart();
    const open =
      "select count(*)::int as n from pg_stat_activity where application_name = $1 and datname = current_database()";
    await vi.waitFor(async () => {
      expect((await database.client.query(open, [mortal.name])).rows).toEqual([{ n: 0 }]);
    });
  } finally {
    await processes.close();
    await database.close();
  }
});
