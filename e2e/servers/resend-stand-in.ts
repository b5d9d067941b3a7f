import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { control } from "@/e2e/servers/resend/control";
import { type Account, type RecordedRequest, sendEmail } from "@/e2e/servers/resend/emails";
import { type Fault, faultScript } from "@/e2e/servers/resend/faults";
import { sendJson } from "@/e2e/servers/resend/http";
import { type AcceptedMail, inbox } from "@/e2e/servers/resend/inbox";
import { problem } from "@/e2e/servers/resend/problem";
import { rateLimit } from "@/e2e/servers/resend/rate-limit";
import { type IncomingMail, receiving } from "@/e2e/servers/resend/receiving";
import { signals } from "@/e2e/servers/resend/signals";

type Options = {
  /** The one key it knows, `re_stand_in` where it is missing. */
  apiKey?: string;
  /** Any free port where it is missing. */
  port?: number;
  /** No limit where it is missing. */
  requestsPerSecond?: number;
  /** Milliseconds since 1970, for idempotency keys, the rate and the records. */
  now?: () => number;
};

export type ResendStandIn = {
  /** What `RESEND_BASE_URL` takes. */
  url: string;
  apiKey: string;
  accepted: readonly AcceptedMail[];
  requests: readonly RecordedRequest[];
  /** A mail comes in; gives the id under which it can be had. The webhook is the test's to call (`resend/signed-call.ts`). */
  receive(mail: IncomingMail): Promise<string>;
  /** The next requests meet these, in this order. */
  addFaults(...faults: Fault[]): void;
  /** From now on all is well. */
  clearFaults(): void;
  /** Forgets which emails came and under which keys, as an account has it that sent none. */
  forget(): void;
  /** Lets every request go on that a `hold` keeps in progress. */
  release(): void;
  /** Resolves once the check holds; it is looked at whenever a request comes or is answered. */
  until(check: () => boolean): Promise<void>;
  close(): Promise<void>;
};

/**
 * Resend as its documentation describes it, as far as we send through it (https://resend.com/docs/api-reference), with
 * faults on demand. Any number of client processes may use one; `resend/control.ts` has the addresses for them.
 */
export async function startResendStandIn(options: Options = {}): Promise<ResendStandIn> {
  const controls = controlsOf(options);
  const { account } = controls;
  const server = createServer((request, response) => {
    route(controls, request, response).catch((error: unknown) => brokenBy(error, response));
  });
  await new Promise<void>((listening) => server.listen(options.port ?? 0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    apiKey: account.apiKey,
    accepted: account.inbox.accepted,
    requests: account.requests,
    receive: controls.received.keep,
    addFaults: (...faults) => void account.faults.add(faults),
    clearFaults: () => account.faults.clear(),
    forget() {
      account.inbox.forget();
      account.requests.length = 0;
    },
    release: controls.release,
    until: controls.until,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function controlsOf({ apiKey = "re_stand_in", requestsPerSecond = Number.POSITIVE_INFINITY, now = Date.now }: Options) {
  const { changed, until } = signals();
  let releases = 0;
  const account: Account = {
    apiKey,
    inbox: inbox(now),
    faults: faultScript(),
    limit: rateLimit(requestsPerSecond, now),
    requests: [],
    now,
    changed,
    released() {
      const before = releases;
      return until(() => releases > before);
    },
  };
  const release = () => {
    releases += 1;
    changed();
  };
  return { account, release, until, received: receiving(now) };
}

type Controls = Parameters<typeof control>[0] & { received: ReturnType<typeof receiving> };

async function route(controls: Controls, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", "http://stand-in");
  if (url.pathname.startsWith("/_stand-in/")) return control(controls, request, response, url);
  if (controls.received.answer(request, response, url.pathname)) return;
  if (url.pathname !== "/emails")
    return sendJson(response, 404, problem(404, "not_found", "There is no such endpoint."));
  if (request.method !== "POST") {
    return sendJson(response, 405, problem(405, "method_not_allowed", "This endpoint takes POST."));
  }
  return sendEmail(controls.account, request, response);
}

/** A client that hangs up while it still sends is ordinary; anything else is a bug of the stand-in and must be seen. */
function brokenBy(error: unknown, response: ServerResponse) {
  if (response.req.destroyed && !response.req.complete) return;
  process.stderr.write(`The stand-in for Resend failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  response.destroy();
}

function portOf(address: string | { port: number } | null): number {
  if (address === null || typeof address === "string") throw new Error("The stand-in did not get a port.");
  return address.port;
}

/** `tsx e2e/servers/resend-stand-in.ts --port 0`: prints `{"url": …}` on one line and serves until it is stopped. */
async function main() {
  const { values } = parseArgs({
    options: { port: { type: "string" }, "api-key": { type: "string" }, "requests-per-second": { type: "string" } },
  });
  const perSecond = values["requests-per-second"];
  const standIn = await startResendStandIn({
    ...(values.port !== undefined && { port: Number(values.port) }),
    ...(values["api-key"] !== undefined && { apiKey: values["api-key"] }),
    ...(perSecond !== undefined && { requestsPerSecond: Number(perSecond) }),
  });
  process.stdout.write(`${JSON.stringify({ url: standIn.url })}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void standIn.close());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
