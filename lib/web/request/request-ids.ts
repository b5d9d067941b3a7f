import { newId } from "@/lib/ids";

const USABLE = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's `X-Request-Id` where it is harmless in a log, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given !== null && USABLE.test(given) ? given : newId();
}

/** W3C Trace Context, https://www.w3.org/TR/trace-context/#traceparent-header; later versions may say more behind these parts. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:$|-)/;

/** The caller's trace, so that what we log of a request can be found from theirs; undefined without a valid `traceparent`. */
export function traceIdOf(request: Request): string | undefined {
  return TRACEPARENT.exec(request.headers.get("traceparent") ?? "")?.[1];
}
