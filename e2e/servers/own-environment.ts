import { randomUUID } from "node:crypto";
import pg from "pg";
import { migrate } from "@/scripts/database/migrate";
import { freePort } from "@/scripts/postgres/cluster";

/** A database and an environment of its own, for a product whose processes a spec starts, watches and kills by itself. */
export async function ownEnvironment(databaseUrl: string, resendUrl: string) {
  const name = `own_${randomUUID().replaceAll("-", "")}`;
  const server = new pg.Client({ connectionString: databaseUrl });
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  const DATABASE_URL = Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
  await migrate(DATABASE_URL);
  const PORT = String(await freePort());
  const APP_URL = `http://127.0.0.1:${PORT}`;
  return {
    DATABASE_URL,
    PORT,
    APP_URL,
    SMTP_URL: "",
    RESEND_API_KEY: "re_stand_in",
    RESEND_BASE_URL: resendUrl,
    RESEND_REQUESTS_PER_SECOND: "200",
    DEMO: "0",
    LOG_LEVEL: "fatal",
  };
}
