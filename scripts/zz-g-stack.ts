import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { migrate } from "@/scripts/database/migrate";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";

const cluster = await startTemporaryCluster();
const url = cluster.connectionString("postgres");
await migrate(url);
const env = {
  ...process.env,
  DATABASE_URL: url,
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  PORT: "3977",
  APP_URL: "http://127.0.0.1:3977",
  DEMO: process.env.G_DEMO ?? "1",
  NEXT_DIST_DIR: ".next-g",
  NEXT_TELEMETRY_DISABLED: "1",
  GOOGLE_CLIENT_ID: process.env.G_GOOGLE ?? "",
  GOOGLE_CLIENT_SECRET: process.env.G_GOOGLE ?? "",
};
writeFileSync(
  "/tmp/gwork/env.json",
  JSON.stringify({
    DATABASE_URL: env.DATABASE_URL,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET,
    ENCRYPTION_KEY: env.ENCRYPTION_KEY,
    APP_URL: env.APP_URL,
    DEMO: env.DEMO,
  }),
);
const child = spawn("node_modules/.bin/next", ["dev", "-p", "3977", "-H", "127.0.0.1"], { env, stdio: "inherit" });
const stop = async () => {
  child.kill("SIGTERM");
  await cluster.stop();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
