import type { z } from "zod";
import type { Actor, Context } from "@/lib/context";
import { outageIn } from "@/lib/db/outage";
import { AppError, notFound } from "@/lib/errors";
import { PERSON_HEADER } from "@/lib/forms/person";
import type { Limits } from "@/lib/limits";
import { errorFacts } from "@/lib/log";
import { canSeeMeeting } from "@/lib/meetings/may-know-of";
import { callerKey, contextOfCaller, strangerKey } from "@/lib/web/callers/caller";
import { requirePerson } from "@/lib/web/callers/person";
import { idempotencyKeyOf, idempotently, type StoredAnswer } from "@/lib/web/request/idempotency";
import { parseInput } from "@/lib/web/request/parse-input";
import { bugResponse, problemResponse } from "@/lib/web/request/problem";
import { parseJson, readBodyText } from "@/lib/web/request/read-body";
import { accessOf, recordAccess } from "@/lib/web/request/record-access";
import { requestIdOf } from "@/lib/web/request/request-id";
import { traceIdOf } from "@/lib/web/request/trace-id";
import { wiring } from "@/lib/wiring/wiring";

type Params = Record<string, string>;
type Route<P extends Params> = (request: Request, at: { params: Promise<P> }) => Promise<Response>;
type Identify<P> = (request: Request, requestId: string, params: P) => Promise<Context>;
type Asked<P> = { request: Request; params: P; query: URLSearchParams };

/** A GET for a known caller. */
export function getRoute<P extends Params>(
  handler: (ctx: Context, asked: Asked<P>) => Promise<StoredAnswer>,
): Route<P> {
  return readAs(contextOfCaller, handler);
}

/** A GET for whoever `identify` finds: a guest by an invitation token too. */
export function readAs<P extends Params>(
  identify: Identify<P>,
  handler: (ctx: Context, asked: Asked<P>) => Promise<StoredAnswer | Response>,
): Route<P> {
  return routeOf("read", identify, handler);
}

/** A GET that answers with a stream: for a known caller, or of one meeting (`?meetingId=`) also for its guests. */
export function streamRoute<P extends Params>(handler: (ctx: Context, asked: Asked<P>) => Promise<Response>): Route<P> {
  return readAs<P>((request, requestId) => {
    const meetingId = new URL(request.url).searchParams.get("meetingId");
    return contextOfCaller(request, requestId, meetingId === null ? undefined : { id: meetingId });
  }, handler);
}

/**
 * A change by a known caller: JSON in, checked by `schema`, carried out once per `Idempotency-Key`.
 * @param admit asked before the body is looked at, so that a stranger learns nothing from how it is refused, and before an
 * answer is given again: whoever has lost the right to it since gets none
 */
export function writeRoute<Schema extends z.ZodType, P extends Params>(
  schema: Schema,
  handler: (ctx: Context, asked: Asked<P> & { body: z.output<Schema> }) => Promise<StoredAnswer>,
  admit: (ctx: Context, params: P) => Promise<void> = requireVisible,
  identify: Identify<P> = contextOfCaller,
): Route<P> {
  return routeOf<P>("write", identify, async (ctx, asked) => {
    await admit(ctx, asked.params);
    const key = idempotencyKeyOf(asked.request);
    const text = await readBodyText(asked.request);
    const body = parseInput(schema, parseJson(text));
    return once(ctx, asked.request, key, text, (inner) => handler(inner, { ...asked, body }));
  });
}

/** A change that needs no body, such as DELETE; carried out once per `Idempotency-Key` too. */
export function bodylessRoute<P extends Params>(
  handler: (ctx: Context, asked: Asked<P>) => Promise<StoredAnswer>,
): Route<P> {
  return routeOf<P>("write", contextOfCaller, async (ctx, asked) => {
    await requireVisible(ctx, asked.params);
    return once(ctx, asked.request, idempotencyKeyOf(asked.request), "", (inner) => handler(inner, asked));
  });
}

function routeOf<P extends Params>(
  routeClass: "read" | "write",
  identify: Identify<P>,
  work: (ctx: Context, asked: Asked<P>) => Promise<StoredAnswer | Response>,
): Route<P> {
  return (request, at) =>
    respond(
      request,
      routeClass,
      async (ctx) => work(ctx, await askedOf(request, at.params)),
      async (requestId) => identify(request, requestId, await at.params),
    );
}

/** Where the address names a meeting, only who may know of it goes on. @throws AppError `not_found` */
async function requireVisible(ctx: Context, { id }: Params): Promise<void> {
  if (id !== undefined && !(await canSeeMeeting(ctx, id))) throw notFound();
}

function once(
  ctx: Context,
  request: Request,
  key: string | undefined,
  body: string,
  work: (ctx: Context) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  if (key === undefined) return work(ctx);
  const { pathname, search } = new URL(request.url);
  const { method } = request;
  return idempotently(ctx, { caller: callerKey(ctx.actor), method, path: pathname + search, key, body }, work);
}

async function askedOf<P>(request: Request, params: Promise<P>): Promise<Asked<P>> {
  return { request, params: await params, query: new URL(request.url).searchParams };
}

async function respond(
  request: Request,
  routeClass: "read" | "write",
  work: (ctx: Context) => Promise<StoredAnswer | Response>,
  identify: (requestId: string) => Promise<Context>,
): Promise<Response> {
  const requestId = requestIdOf(request);
  const path = new URL(request.url).pathname;
  const headers = new Headers({ "X-Request-Id": requestId });
  let actor: Actor | undefined;
  const response = await answered({ requestId, path, traceId: traceIdOf(request) }, async () => {
    const { limits } = await wiring();
    const ctx = await identify(requestId).catch(async (refusal: unknown) => {
      // A database that does not answer would only be waited for once more.
      if (!outageIn(refusal)) await spendRequest(limits, `${routeClass}:${strangerKey(request.headers)}`, headers);
      throw refusal;
    });
    actor = ctx.actor;
    await spendRequest(limits, `${routeClass}:${callerKey(actor)}`, headers);
    requirePerson(ctx, request.headers.get(PERSON_HEADER) ?? undefined);
    return work(ctx);
  });
  const looked = accessOf(request.method, path, response.status);
  if (looked) await recordAccess({ actor, requestId }, looked);
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

/** The answer to `work`, or the one to its refusal; a bug is logged and answered with the request's id. */
export async function answered(
  at: { requestId: string; path: string; traceId: string | undefined },
  work: () => Promise<StoredAnswer | Response>,
): Promise<Response> {
  try {
    const done = await work();
    if (done instanceof Response) return done;
    const { status, headers, body } = done;
    const defaults = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "private, no-store" };
    return new Response(status === 304 ? null : body, { status, headers: { ...defaults, ...headers } });
  } catch (error) {
    if (error instanceof AppError) return problemResponse(error, at);
    const { log } = await wiring();
    const outage = outageIn(error);
    if (outage) {
      log.warn(
        { requestId: at.requestId, traceId: at.traceId, ...errorFacts(error) },
        "The database refused a request.",
      );
      return problemResponse(outage, at);
    }
    log.error({ requestId: at.requestId, traceId: at.traceId, ...errorFacts(error) }, "request failed");
    return bugResponse(at);
  }
}

/** Counts a request and notes where its sender stands (draft-ietf-httpapi-ratelimit-headers), also when nothing is left. */
async function spendRequest(limits: Limits, key: string, headers: Headers): Promise<void> {
  const { limit, windowSeconds } = limits.policyOf("requests");
  headers.set("RateLimit-Policy", `"requests";q=${limit};w=${windowSeconds}`);
  try {
    const { remaining, resetSeconds } = await limits.spend("requests", key, 1);
    headers.set("RateLimit", `"requests";r=${remaining};t=${resetSeconds}`);
  } catch (error) {
    if (error instanceof AppError) headers.set("RateLimit", `"requests";r=0;t=${error.retryAfterSeconds}`);
    throw error;
  }
}
