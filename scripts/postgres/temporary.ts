import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { postgresAccount, temporaryFolder } from "@/scripts/postgres/account";
import { type Cluster, freePort, startCluster } from "@/scripts/postgres/cluster";

/** A fast PostgreSQL on a free port whose data is gone when it is stopped. @param programs of another one than npm installed */
export async function startTemporaryCluster(programs?: string): Promise<Cluster> {
  const account = postgresAccount();
  const dataFolder = await temporaryFolder(account);
  const password = randomBytes(12).toString("hex");
  const cluster = await startCluster({
    dataFolder,
    account,
    password,
    port: await freePort(),
    durable: false,
    programs,
  });
  const stop = async () => {
    await cluster.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ...cluster, stop };
}
