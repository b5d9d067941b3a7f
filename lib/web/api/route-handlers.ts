import type { z } from "zod";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { canSeeMeeting } from "@/lib/meetings/can-see-meeting";
import { responseTo } from "@/lib/web/api/response-to";
import { callerKey, contextOfCaller } from "@/lib/web/callers/caller";
import { idempotencyKeyOf, idempotently, type StoredAnswer } from "@/lib/web/request/idempotency";
import { parseInput } from "@/lib/web/request/parse-input";
import { parseJson, readBodyText } from "@/lib/web/request/read-body";

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
    responseTo(
      request,
      routeClass,
      async (ctx) => work(ctx, await askedOf(request, at.params)),
      async (requestId) => identify(request, requestId, await at.params),
    );
}

/**
 * Where the address names a meeting, only who may know of it goes on. @throws AppError `not_found`
 * @param params none for a route without a variable part, whatever the type of a route says
 */
async function requireVisible(ctx: Context, params?: Params): Promise<void> {
  const id = params?.id;
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
