import { rm } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Context } from "@/lib/context";
import { createDb } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { hubOn } from "@/lib/live/hub";
import { aStream, silent } from "@/lib/live/testing/stream";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { contextOf, scheduleInput } from "@/lib/testing/people";
import { migrate } from "@/scripts/database/migrate";
import { postgresAccount, temporaryFolder } from "@/scripts/postgres/account";
import { type Cluster, freePort, startCluster } from "@/scripts/postgres/cluster";

/** A server of its own that can be stopped and started again with its data. */
async function aServer() {
  const account = postgresAccount();
  const dataFolder = await temporaryFolder(account);
  const options = { dataFolder, account, password: "restarted", port: await freePort(), durable: false };
  let cluster: Cluster = await startCluster(options);
  onTestFinished(async () => {
    await cluster.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });
  const connectionString = cluster.connectionString("postgres");
  await migrate(connectionString);
  const restart = async () => {
    await cluster.stop();
    cluster = await startCluster(options);
  };
  const db = createDb(connectionString);
  onTestFinished(() => db.$disconnect());
  return { db, connectionString, restart };
}

async function aHostOn(db: Context["db"]): Promise<Context> {
  const id = newId();
  const data = {
    id,
    email: `${id}@people.example`,
    emailVerifiedAt: new Date(),
    name: "Dana",
    role: "counselor" as const,
  };
  return contextOf(await db.user.create({ data }), { db });
}

const EVENTS = 300;
const RESTART_AFTER = 50;

test("when PostgreSQL restarts under load the streams go on by themselves and nothing is missing", {
  timeout: 60_000,
}, async () => {
  const { db, connectionString, restart } = await aServer();
  const host = await aHostOn(db);
  if (host.actor.kind !== "user") throw new Error("A host is a user.");
  const { userId } = host.actor;
  const { id: meetingId } = await scheduleMeeting(host, scheduleInput());
  const hubs = [
    hubOn({ db, connectionString, log: silent }),
    hubOn({ db: createDb(connectionString), connectionString, log: silent }),
  ];
  onTestFinished(async () => void (await Promise.all(hubs.map((hub) => hub.stop()))));
  const stillGood = async () => (await db.user.count({ where: { id: userId } })) === 1;
  const streams = await Promise.all(hubs.map((hub) => aStream(host, hub, { stillGood })));

  /** Every one is stored once, however often it has to be tried. */
  async function write(): Promise<void> {
    for (let revision = 1; revision <= EVENTS; ) {
      const data = { id: newId(), userId, meetingId, revision, kind: "meeting_updated", createdAt: new Date() };
      const stored = await db.notification.createMany({ data, skipDuplicates: true }).catch(() => undefined);
      if (stored) revision += 1;
    }
  }

  let restarting: Promise<void> | undefined;
  const restarted = () => {
    restarting ??= restart();
    return restarting;
  };
  const writing = write();
  const heard = await Promise.all(
    streams.map(async (stream, index) => {
      const revisions = new Set<number>();
      while (revisions.size < EVENTS) {
        const event = await stream.next();
        if (event?.kind === "notification") revisions.add(event.data.revision);
        if (index === 0 && revisions.size === RESTART_AFTER) await restarted();
      }
      return revisions.size;
    }),
  );
  await writing;
  expect(heard).toEqual([EVENTS, EVENTS]);
});
