import { CalendarError } from "@/lib/adapters/calendar";
import { AnswerTooLongError } from "@/lib/adapters/network/guarded-fetch";
import { retryAfterSeconds } from "@/lib/adapters/network/retry-after";

/**
 * What it means that a request got no answer. Refused before it was sent: nothing was done. Otherwise a request that
 * writes may have been carried out. Anything that is no failure of the network is a bug and comes back as it is.
 */
export function caldavUnanswered(error: unknown, writes: boolean): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (error instanceof AnswerTooLongError)
    return new CalendarError(writes ? "ambiguous" : "permanent", "answer_too_long");
  if (code === "UNREACHABLE_ADDRESS") return new CalendarError("permanent", "address_refused");
  if (NEVER_SENT.has(code)) return new CalendarError("temporary", "unreachable");
  if (CERTIFICATE.test(code)) return new CalendarError("temporary", "certificate_refused");
  const timedOut = error.name === "TimeoutError";
  if (!timedOut && !LOST.has(code) && !UNREADABLE.test(`${error.name} ${code}`)) return error;
  return new CalendarError(writes ? "ambiguous" : "temporary", timedOut ? "timeout" : "no_answer");
}

const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"]);
const LOST = new Set([
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ECONNABORTED",
  "EPROTO",
  "UND_ERR_SOCKET",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
]);
/** What came is no TLS, no HTTP, too long a header, or not compressed as it says. */
const UNREADABLE = /^HTTPParserError| ERR_SSL_| UND_ERR_HEADERS_OVERFLOW$| Z_/;
const CERTIFICATE = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_.*CERT)/;

/**
 * What an answer means that no request of ours can do anything with, whatever it asked for; undefined for any other.
 * 503 says that nothing was done, other 5xx do not.
 */
export function caldavRefusal(answer: Response, writes: boolean, now: number): CalendarError | undefined {
  const { status } = answer;
  const retryAfter = retryAfterSeconds(answer.headers.get("retry-after") ?? undefined, now);
  if (status === 401) return new CalendarError("broken", "access_refused");
  if (status === 429) return new CalendarError("rate_limited", "rate_limited", retryAfter);
  if (status === 423) return new CalendarError("temporary", "locked", retryAfter);
  if (status === 507) return new CalendarError("permanent", "calendar_full");
  if (status < 500) return undefined;
  return new CalendarError(writes && status !== 503 ? "ambiguous" : "temporary", `http_${status}`, retryAfter);
}

/** What a status about a whole calendar means. */
export function calendarRefusal(status: number): CalendarError {
  if (status === 404 || status === 410) return new CalendarError("permanent", "calendar_missing");
  if (status === 403) return new CalendarError("permanent", "access_denied");
  return new CalendarError("permanent", "refused");
}

/** What a status about writing one event means. 412: it is not the version that was asked for, or its name is taken. */
export function refusedWrite(status: number): CalendarError {
  if (status === 412) return new CalendarError("conflict", "changed_elsewhere");
  return status === 403 ? new CalendarError("permanent", "calendar_read_only") : calendarRefusal(status);
}
