import type en from "@/messages/en.json";

/** Every way a request can be refused. `lib/web/request/problem.ts` alone knows which HTTP status each one has. */
export type ErrorCode =
  | "invalid"
  | "malformed"
  | "too_large"
  | "unsupported_media_type"
  | "method_not_allowed"
  | "unauthenticated"
  | "forbidden"
  | "cross_origin"
  | "not_found"
  | "meeting_cancelled"
  | "meeting_ended"
  | "conflict"
  | "other_person"
  | "stale"
  | "idempotency_in_progress"
  | "idempotency_mismatch"
  | "rate_limited"
  | "unavailable";

/** Every refusal that pages have words for. */
export type RefusalReason = keyof typeof en.refusals.reasons;

/** One thing wrong with one field. */
export type FieldError = {
  /** Path as it stands in the API body, dots between the steps: `inviteeEmails.0`. The form uses the same names. */
  readonly field: string;
  /** Stable, for programs: `in_the_past`. */
  readonly code: string;
  /** A sentence that tells the reader what to do. */
  readonly detail: string;
  /** What the words of a page need to say it: `limit`, `suggestion`. */
  readonly values?: Readonly<Record<string, string | number>>;
};

/** A check for `recover`: whether something thrown is a refusal, with this code where one is named. */
export function isRefusal(code?: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof AppError && (code === undefined || error.code === code);
}

const isAppError: unique symbol = Symbol.for("compath.AppError");

/**
 * A refusal that is safe to show: `message` is a whole sentence for its reader. Anything else that is thrown is a bug
 * and is answered with a request id only.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [isAppError] = true;

  /**
   * Next bundles this file into several module graphs, each with a class of its own. One made in the graph of
   * `instrumentation.ts`, such as the refusal of a limit that `wiring` shares, must be one everywhere.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && isAppError in value;
  }

  constructor(
    readonly code: ErrorCode,
    sentence: string,
    readonly fields: readonly FieldError[] = [],
    /** Whole seconds after which trying again makes sense; with `rate_limited` and `unavailable`. */
    readonly retryAfterSeconds?: number,
    /** What the caller needs to go on, as further members of the answer: the present meeting of a `stale` one. */
    readonly extra: Readonly<Record<string, unknown>> = {},
    /** Which refusal this is, for the words that a page says it with in its reader's language. */
    readonly reason?: RefusalReason,
  ) {
    super(sentence);
  }
}

/** A refusal that pages say in the words of `refusals.reasons` in `messages/`; programs read the English sentence. */
export function refusal(
  code: ErrorCode,
  reason: RefusalReason,
  sentence: string,
  retryAfterSeconds?: number,
  fields: readonly FieldError[] = [],
): AppError {
  return new AppError(code, sentence, fields, retryAfterSeconds, {}, reason);
}

/** The one refusal for what does not exist and for what the caller may not know of (docs/design/security.md#2). */
export function notFound(): AppError {
  return refusal("not_found", "not_found", "There is nothing here, or it is not yours to see. Check the address.");
}

/** Input that breaks a rule: nothing is stored or sent. */
export function invalid(fields: readonly FieldError[]): AppError {
  return new AppError("invalid", "Some fields need your attention. Correct them and try again.", fields);
}
