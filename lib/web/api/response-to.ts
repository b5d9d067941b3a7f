import type { Actor, Context } from "@/lib/context";
import { outageIn } from "@/lib/db/outage";
import { AppError } from "@/lib/errors";
import { PERSON_HEADER } from "@/lib/forms/person";
import type { Limits } from "@/lib/limits";
import { errorFacts } from "@/lib/log";
import { callerKey, strangerKey } from "@/lib/web/callers/caller";
import { requirePerson } from "@/lib/web/callers/person";
import type { StoredAnswer } from "@/lib/web/request/idempotency";
import { bugResponse, problemResponse } from "@/lib/web/request/problem";
import { accessOf, recordAccess } from "@/lib/web/request/record-access";
import { requestIdOf, traceIdOf } from "@/lib/web/request/request-ids";
import { wiring } from "@/lib/wiring/wiring";

/**
 * The response to a request: who asks (`identify`), whether they have requests left, what `work` answers or why it is refused,
 * and the record of who looked at what.
 */
export async function responseTo(
  request: Request,
  routeClass: "read" | "write",
  work: (ctx: Context) => Promise<StoredAnswer | Response>,
  identify: (requestId: string) => Promise<Context>,
): Promise<Response> {
  const at = placeOfRequest(request);
  const { requestId, path } = at;
  const headers = new Headers({ "X-Request-Id": requestId });
  let actor: Actor | undefined;
  const response = await answered(at, async () => {
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

/** Where a request goes, and under which ids the log tells of it. */
export type RequestPlace = { readonly requestId: string; readonly path: string; readonly traceId: string | undefined };

/** Asked once for a request: one that brings no id is given another each time. */
export function placeOfRequest(request: Request): RequestPlace {
  return { requestId: requestIdOf(request), path: new URL(request.url).pathname, traceId: traceIdOf(request) };
}

/** The answer to `work`, or the one to its refusal; a bug is logged and answered with the request's id. */
export async function answered(at: RequestPlace, work: () => Promise<StoredAnswer | Response>): Promise<Response> {
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
