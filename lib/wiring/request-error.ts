import { errorFacts, type Log } from "@/lib/log";

/** What Next says of a request that ended in an error of ours. */
export type FailedRequest = { readonly routePath: string; readonly routeType: string };

/**
 * Notes what a page, an action or a route threw and nobody caught: where, and of what kind. Never its message, which can quote
 * a row or an input, and the route's pattern instead of the address.
 */
export function noteRequestError(
  log: Pick<Log, "error">,
  error: unknown,
  { routePath, routeType }: FailedRequest,
): void {
  log.error({ event: "request_failed", route: routePath, kind: routeType, ...errorFacts(error) }, "A request failed.");
}
