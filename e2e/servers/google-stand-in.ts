import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ALL_SCOPES, type Directory, directory } from "@/e2e/servers/google/accounts";
import { api } from "@/e2e/servers/google/api";
import { type Calendar, type GoogleEvent, live } from "@/e2e/servers/google/calendar";
import { type Channels, channels } from "@/e2e/servers/google/channels";
import { consentPage, decide } from "@/e2e/servers/google/consent";
import { control } from "@/e2e/servers/google/control";
import { type Fault, faultScript } from "@/e2e/servers/google/faults";
import { type Client, type OAuthAnswer, revoke, token } from "@/e2e/servers/google/oauth";
import { GoogleProblem } from "@/e2e/servers/google/problem";
import { bodyOf, sendJson } from "@/e2e/servers/resend/http";
import { signals } from "@/e2e/servers/resend/signals";

/** `call` is `METHOD /path`; what the client sent with it. */
export type Recorded = { call: string; query: Record<string, string>; body: string };

export type GoogleStandIn = {
  /** What `GOOGLE_API_ROOT_URL` and `GOOGLE_OAUTH_ROOT_URL` take. */
  url: string;
  client: Client;
  people: Directory;
  channels: Channels;
  requests: Recorded[];
  addFaults(...faults: Fault[]): void;
  clearFaults(): void;
  /** The refresh token of someone who has granted everything. Makes the account where it is missing. */
  granted(email: string): string;
  /** The account's calendar, its own where no id is given. */
  calendar(email: string, id?: string): Calendar;
  /** What the person sees in it. */
  events(email: string, id?: string): GoogleEvent[];
  close(): Promise<void>;
};

type World = Pick<GoogleStandIn, "client" | "people" | "channels" | "requests"> & {
  faults: ReturnType<typeof faultScript>;
  waiting: ReturnType<typeof signals>;
  now: () => number;
};

/**
 * Google's OAuth and Calendar servers as their documentation describes them, as far as we use them, with faults on demand.
 * What Google would do in people's calendars it does too: copies for attendees, and their answers in the organizer's event.
 */
export async function startGoogleStandIn(options: { port?: number; now?: () => number } = {}): Promise<GoogleStandIn> {
  const now = options.now ?? Date.now;
  const world: World = {
    client: { id: "stand-in.apps.googleusercontent.com", secret: "stand-in-secret" },
    people: directory(now),
    channels: channels(now),
    requests: [],
    faults: faultScript(),
    waiting: signals(),
    now,
  };
  const server = createServer((request, response) => {
    answer(world, request, response).catch((error: unknown) => brokenBy(error, response));
  });
  await new Promise<void>((listening) => server.listen(options.port ?? 0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stand-in did not get a port.");
  const calendar = (email: string, id = email) => {
    const found = world.people.account(email).calendars.get(id);
    if (!found) throw new Error(`The stand-in knows no calendar ${id}.`);
    return found;
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    client: world.client,
    people: world.people,
    channels: world.channels,
    requests: world.requests,
    addFaults: (...faults) => world.faults.add(...faults),
    clearFaults: () => world.faults.clear(),
    granted: (email) => {
      const account = world.people.account(email);
      return world.people.refreshTokenFor({ account, scopes: Object.values(ALL_SCOPES), revoked: false });
    },
    calendar,
    events: (email, id) => live(calendar(email, id)),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://stand-in");
  const raw = (await bodyOf(request)) ?? "";
  const call = `${request.method} ${url.pathname}`;
  if (url.pathname.startsWith("/_stand-in/")) {
    const controls = { ...world, ...world.waiting, addFaults: world.faults.add };
    return sendJson(response, 200, await control(controls, call, url.searchParams, raw));
  }
  world.requests.push({ call, query: Object.fromEntries(url.searchParams), body: raw });
  const fault = world.faults.next(call);
  if (fault?.kind === "status") {
    const retry = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
    throwTo(response, new GoogleProblem(fault.status, fault.reason, "Planned fault.", retry));
    return;
  }
  const send = fault && !fault.done ? undefined : outcome(world, request, url, raw);
  world.waiting.changed();
  if (fault?.kind === "hang") return;
  if (fault) return void request.socket.destroy();
  send?.(response);
}

/** Carries the request out; the answer is sent by what comes back. */
function outcome(world: World, request: IncomingMessage, url: URL, raw: string): (response: ServerResponse) => void {
  const { people, client, now } = world;
  if (url.pathname === "/token") return oauth(token(people, client, new URLSearchParams(raw), now()));
  if (url.pathname === "/revoke") {
    return oauth(revoke(people, url.searchParams.get("token") ?? new URLSearchParams(raw).get("token") ?? ""));
  }
  if (url.pathname === "/o/oauth2/v2/auth") {
    const posted = request.method === "POST";
    return oauth(
      posted ? decide(people, client, new URLSearchParams(raw)) : consentPage(people, client, url.searchParams),
    );
  }
  try {
    const path = url.pathname.split("/").slice(1).map(decodeURIComponent);
    if (path[0] !== "calendar" || path[1] !== "v3") throw new GoogleProblem(404, "notFound", "Not Found");
    const grant = people.bearer(request.headers.authorization);
    const wanted = { method: request.method ?? "GET", path: path.slice(2), query: url.searchParams };
    const body = raw === "" ? {} : JSON.parse(raw);
    const ifMatch = request.headers["if-match"];
    const { status, body: said } = api({ directory: people, channels: world.channels, now: now() }, grant, {
      ...wanted,
      body,
      ifMatch,
    });
    return (response) => (status === 204 ? response.writeHead(204).end() : sendJson(response, status, said));
  } catch (error) {
    if (!(error instanceof GoogleProblem)) throw error;
    return (response) => throwTo(response, error);
  }
}

function oauth({ status, body, html, location }: OAuthAnswer): (response: ServerResponse) => void {
  return (response) => {
    if (location) return void response.writeHead(status, { location }).end();
    if (html) return void response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(html);
    sendJson(response, status, body);
  };
}

function throwTo(response: ServerResponse, problem: GoogleProblem) {
  sendJson(response, problem.status, problem.body, problem.headers);
}

function brokenBy(error: unknown, response: ServerResponse) {
  if (response.req.destroyed && !response.req.complete) return;
  process.stderr.write(`The stand-in for Google failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  response.destroy();
}

/** `tsx e2e/servers/google-stand-in.ts --port 0 --account a@x`: prints its url on one line and serves until it is stopped. */
async function main() {
  const { values } = parseArgs({ options: { port: { type: "string" }, account: { type: "string", multiple: true } } });
  const standIn = await startGoogleStandIn(values.port === undefined ? {} : { port: Number(values.port) });
  for (const email of values.account ?? []) standIn.people.account(email);
  process.stdout.write(`${JSON.stringify({ url: standIn.url })}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void standIn.close());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
