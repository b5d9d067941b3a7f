import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { testDatabaseUrl } from "@/lib/testing/database";
import { openSimulationDatabase } from "@/scripts/simulate/world/database";
import { processesOn } from "@/scripts/simulate/world/processes";
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
