import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/database/migrate";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the test server's maintenance database. */
    testServer: string;
    /** Name of the migrated database that each test file copies. */
    testTemplate: string;
  }
}

/** Vitest's globalSetup: one server per run (or the one of TEST_DATABASE_URL) with one migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const template = await provideTemplate(project, given);
    return () => onServer(given, `DROP DATABASE ${template} WITH (FORCE)`);
  }
  const cluster = await startTemporaryCluster();
  try {
    await provideTemplate(project, cluster.connectionString("postgres"));
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster.stop;
}

/** Runs statements one by one, outside of any transaction, on the maintenance database. */
export async function onServer(server: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Connection string of another database on this server. */
export function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function provideTemplate(project: TestProject, server: string): Promise<string> {
  const template = `compath_template_${randomBytes(4).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${template}`);
  await migrate(databaseOn(server, template));
  project.provide("testServer", server);
  project.provide("testTemplate", template);
  return template;
}
