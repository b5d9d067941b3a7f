import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Fault, faultScript } from "@/e2e/servers/resend/faults";
import { bodyOf, sendHalfOf, sendJson } from "@/e2e/servers/resend/http";
import type { inbox } from "@/e2e/servers/resend/inbox";
import { type Problem, problem } from "@/e2e/servers/resend/problem";
import type { rateLimit } from "@/e2e/servers/resend/rate-limit";
import { parsedBody, recipientsOf, type SendEmail } from "@/e2e/servers/resend/request-body";

export type RecordedRequest = {
  /** Milliseconds since 1970. */
  at: number;
  idempotencyKey: string | null;
  to: string[];
  /** The request body as it came. */
  raw: string;
  /** Of the answer, also where the answer got lost on its way; null while there is none. */
  status: number | null;
};

export type Account = {
  apiKey: string;
  inbox: ReturnType<typeof inbox>;
  faults: ReturnType<typeof faultScript>;
  limit: ReturnType<typeof rateLimit>;
  requests: RecordedRequest[];
  now: () => number;
  changed: () => void;
  /** Resolves at the next `release()`. */
  released: () => Promise<void>;
};

type Exchange = { recorded: RecordedRequest; response: ServerResponse; headers: Record<string, string> };

/** `POST /emails`, in Resend's order: the key, the rate, the body, the idempotency key. */
export async function sendEmail(account: Account, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const raw = await bodyOf(request);
  const recorded: RecordedRequest = {
    at: account.now(),
    idempotencyKey: headerOf(request, "idempotency-key"),
    to: recipientsOf(raw ?? ""),
    raw: raw ?? "",
    status: null,
  };
  account.requests.push(recorded);
  account.changed();
  const { allowed, headers } = account.limit.take();
  const exchange = { recorded, response, headers };

  if (raw === null)
    return refuse(account, exchange, problem(413, "validation_error", "The body is larger than 40 MB."));
  const locked = keyProblem(account.apiKey, request);
  if (locked) return refuse(account, exchange, locked);
  if (!allowed)
    return refuse(account, exchange, problem(429, "rate_limit_exceeded", "Too many requests in this second."));
  await answer(account, exchange, account.faults.next(recorded.to));
}

async function answer(account: Account, exchange: Exchange, fault: Fault | undefined): Promise<void> {
  const { recorded, response } = exchange;
  if (fault && spoiltBeforeAcceptance(account, exchange, fault)) return;

  const parsed = parsedBody(recorded.raw);
  if ("refusal" in parsed) return refuse(account, exchange, parsed.refusal);
  const { idempotencyKey: key } = recorded;
  if (key !== null && (key.length < 1 || key.length > 256)) {
    return refuse(account, exchange, problem(400, "invalid_idempotency_key", "The key has 1 to 256 characters."));
  }
  const claim = account.inbox.claim(key, recorded.raw);
  if (claim.kind === "refused") return refuse(account, exchange, claim.refusal);
  const id = claim.kind === "replay" ? claim.id : await accept(account, recorded, parsed.email, fault);

  recorded.status = 200;
  if (!fault || !spoiltAfterAcceptance(response, fault, id)) sendJson(response, 200, { id }, exchange.headers);
  account.changed();
}

/** A client that hangs up meanwhile changes nothing: the mail is accepted all the same. */
async function accept(
  account: Account,
  { idempotencyKey, raw }: RecordedRequest,
  email: SendEmail,
  fault: Fault | undefined,
) {
  if (fault?.kind === "slow") await delay(fault.milliseconds);
  if (fault?.kind === "hold") await account.released();
  return account.inbox.accept(idempotencyKey, email, raw);
}

function spoiltBeforeAcceptance(account: Account, exchange: Exchange, fault: Fault): boolean {
  const { response } = exchange;
  switch (fault.kind) {
    case "status":
      refuseAsTold(account, exchange, fault);
      return true;
    case "json":
      sendJson(response, 200, fault.body);
      return true;
    case "html":
      if (!fault.accepted) sendHtml(response);
      return !fault.accepted;
    case "reset":
      if (!fault.accepted) response.socket?.resetAndDestroy();
      return !fault.accepted;
    case "hang":
      if (fault.where === "in-error")
        sendHalfOf(response, 500, problem(500, "internal_server_error", "This breaks off."));
      return fault.where === "in-error" || fault.where === "before";
    default:
      return false;
  }
}

function spoiltAfterAcceptance(response: ServerResponse, fault: Fault, id: string): boolean {
  switch (fault.kind) {
    case "reset":
      response.socket?.resetAndDestroy();
      return true;
    case "lose-answer":
      response.socket?.end();
      return true;
    case "html":
      sendHtml(response);
      return true;
    case "hang":
      if (fault.where === "in-answer") sendHalfOf(response, 200, { id });
      return true;
    default:
      return false;
  }
}

function refuseAsTold(account: Account, exchange: Exchange, fault: Extract<Fault, { kind: "status" }>): void {
  const {
    status,
    retryAfter,
    name = nameOf(status),
    message = "The stand-in was told to refuse this request.",
  } = fault;
  const headers = { ...exchange.headers, ...(retryAfter !== undefined && { "retry-after": retryAfter }) };
  refuse(account, { ...exchange, headers }, problem(status, name, message));
}

function refuse(account: Account, { recorded, response, headers }: Exchange, refusal: Problem): void {
  recorded.status = refusal.statusCode;
  sendJson(response, refusal.statusCode, refusal, headers);
  account.changed();
}

function keyProblem(apiKey: string, request: IncomingMessage): Problem | null {
  const header = headerOf(request, "authorization");
  if (!header?.startsWith("Bearer "))
    return problem(401, "missing_api_key", "The authorization header holds no API key.");
  return header === `Bearer ${apiKey}` ? null : problem(403, "invalid_api_key", "The API key is not known.");
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

function nameOf(status: number): string {
  if (status === 429) return "rate_limit_exceeded";
  return status >= 500 ? "internal_server_error" : "validation_error";
}

function sendHtml(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<!doctype html><title>Welcome</title><p>Please sign in to this network.</p>");
}
