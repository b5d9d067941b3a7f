import { CalendarError } from "@/lib/adapters/calendar";
import { retryAfterSeconds } from "@/lib/adapters/network/retry-after";

/**
 * What an error of Google's client library means
 * (https://developers.google.com/workspace/calendar/api/guides/errors and RFC 6749 §5.2).
 *
 * - `invalid_grant`, 401, a missing scope: broken. A wrong client id or secret is ours to repair: temporary.
 * - 403 speaks about limits (rate limited), or says that this account may not write here (permanent).
 * - 404 and 410 are about the event where one was asked for, else about the calendar.
 * - 409 and 412: somebody was here before. 429: rate limited. 503 says that nothing was done; other 5xx do not.
 * - No answer: temporary where no connection was made, else ambiguous. Any other error is a bug and comes back as it is.
 */
export function googleFailure(error: unknown, about: "event" | "calendar", now: number): unknown {
  if (error instanceof CalendarError || !(error instanceof Error) || !("config" in error)) return error;
  const { status, reason, retryAfter } = detailsOf(error, now);
  if (status === null) return unanswered(error);
  if (reason === "invalid_grant" || status === 401 || reason === "insufficientPermissions") return refusedFor(reason);
  if (status === 429 || LIMITS.has(reason)) return new CalendarError("rate_limited", "rate_limited", retryAfter);
  if (status === 403) return forbidden(reason);
  if (status === 404 || status === 410) return missing(about);
  if (status === 409 || status === 412) return new CalendarError("conflict", "changed_elsewhere");
  if (status >= 500) return new CalendarError(status === 503 ? "temporary" : "ambiguous", `http_${status}`, retryAfter);
  return new CalendarError("permanent", "refused");
}

const LIMITS = new Set(
  "rateLimitExceeded userRateLimitExceeded quotaExceeded dailyLimitExceeded calendarUsageLimitsExceeded".split(" "),
);
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

/** The reasons that are not about the whole calendar, or not about what may be done in it. */
function forbidden(reason: string): CalendarError {
  if (reason === "forbiddenForNonOrganizer") return new CalendarError("permanent", "event_not_ours");
  // The interface is not switched on for this installation, which is its operator's to repair.
  if (reason === "accessNotConfigured") return new CalendarError("temporary", "client_refused");
  return new CalendarError("permanent", reason === "domainPolicy" ? "access_denied" : "calendar_read_only");
}

function refusedFor(reason: string): CalendarError {
  if (reason === "insufficientPermissions") return new CalendarError("broken", "scope_missing");
  if (reason === "invalid_client") return new CalendarError("temporary", "client_refused");
  return new CalendarError("broken", reason === "invalid_grant" ? "access_revoked" : "access_refused");
}

function missing(about: "event" | "calendar"): CalendarError {
  return about === "event"
    ? new CalendarError("gone", "event_gone")
    : new CalendarError("permanent", "calendar_missing");
}

function unanswered(error: Error): CalendarError {
  const codes = codesOf(error);
  if (codes.some((code) => NEVER_SENT.has(code))) return new CalendarError("temporary", "unreachable");
  const timedOut = codes.includes("TimeoutError") || codes.includes("AbortError");
  return new CalendarError("ambiguous", timedOut ? "timeout" : "no_answer");
}

/** The codes and names of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = "code" in error ? [String(error.code)] : [];
  return [...code, error.name, ...codesOf(error.cause)];
}

function detailsOf(error: object, now: number) {
  const response = member(error, "response");
  const status = member(response, "status");
  const said = member(member(response, "data"), "error");
  const [first]: unknown[] = listIn(member(said, "errors"));
  const reason = typeof said === "string" ? said : member(first, "reason");
  return {
    status: typeof status === "number" ? status : null,
    reason: typeof reason === "string" ? reason : "",
    retryAfter: retryAfterSeconds(headerIn(member(response, "headers"), "retry-after"), now),
  };
}

/** The library brings a `Headers` class of its own. */
function headerIn(headers: unknown, name: string): string | undefined {
  const get = member(headers, "get");
  const field: unknown = typeof get === "function" ? get.call(headers, name) : undefined;
  return typeof field === "string" ? field : undefined;
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}
