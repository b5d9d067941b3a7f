import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { z } from "zod";
import { typed } from "@/e2e/pages/admin-command";
import { bearer, type Headers, meetingBody } from "@/e2e/pages/api";
import type { ResendStandIn } from "@/e2e/servers/resend-stand-in";
import { launch, tsx } from "@/scripts/local/child";

type Environment = Record<string, string>;

export async function startWeb(environment: Environment): Promise<ChildProcess> {
  const web = launch(["server/web-server.mjs"], environment);
  await once(web, "message");
  return web;
}

export const startWorker = (environment: Environment): ChildProcess => launch(tsx("scripts/worker.ts"), environment);

export async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** What a command of the operator's prints. @throws where it did not succeed */
export async function command(environment: Environment, ...words: string[]): Promise<Record<string, unknown>> {
  const { code, stdout } = await typed(words, environment);
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}: ${stdout}`);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(stdout));
}

/** A counselor of this installation, by a key and by a session. */
export async function ownHost(environment: Environment): Promise<{ key: Headers; session: Headers }> {
  const email = `${randomUUID()}@people.example`;
  await command(environment, "user", "create", "--email", email, "--name", "Dr. Ada", "--role", "counselor");
  const scopes = "meetings:read,meetings:write";
  const { secret } = await command(environment, "api-key", "create", "--user", email, "--scopes", scopes);
  const { cookie } = await command(environment, "session", "create", "--user", email);
  return { key: bearer(z.string().parse(secret)), session: { Cookie: z.string().parse(cookie) } };
}

export type Made = { readonly id: string; readonly guests: readonly string[]; readonly key: string };

/** Schedules a meeting with two guests. A `key` that was used before gives the answer of then. */
export async function schedule(url: string, host: Headers, key: string = randomUUID()): Promise<Made> {
  const guests = ["bo", "cy"].map((name) => `${name}-${key}@guests.example`);
  const body = JSON.stringify(meetingBody({ inviteeEmails: guests }));
  const headers = { ...host, "Content-Type": "application/json", "Idempotency-Key": key };
  const answer = await fetch(`${url}/api/v1/meetings`, { method: "POST", headers, body });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
  return { id: z.object({ id: z.string() }).parse(await answer.json()).id, guests, key };
}

const LINK = /\/i\/[\w-]{43}/;

/** The path of the link in the email that this address was sent. */
export function linkOf({ accepted }: ResendStandIn, address: string): string {
  const mail = accepted.find(({ to }) => to.includes(address));
  const path = LINK.exec(mail?.text ?? "")?.[0];
  if (!path) throw new Error(`${address} was sent no link.`);
  return path;
}

/** Opens a mailed link as a browser does. @returns the page that it leads to, and the cookies that it set */
export async function openLink(url: string, path: string): Promise<{ page: string; cookie: string }> {
  const hop = await fetch(url + path, { redirect: "manual" });
  const cookie = hop.headers.getSetCookie().flatMap((one) => one.split(";")[0] ?? []);
  return { page: new URL(hop.headers.get("location") ?? "/", url).pathname, cookie: cookie.join("; ") };
}
