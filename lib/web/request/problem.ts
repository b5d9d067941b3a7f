import type { AppError, ErrorCode, FieldError } from "@/lib/errors";

/** The only place that knows HTTP statuses: one per way a request can be refused, with the title and slug of its page. */
const statuses: Record<ErrorCode, { status: number; title: string }> = {
  invalid: { status: 422, title: "Some fields are not valid" },
  malformed: { status: 400, title: "The request cannot be read" },
  too_large: { status: 413, title: "The request is too large" },
  unsupported_media_type: { status: 415, title: "The request is not JSON" },
  method_not_allowed: { status: 405, title: "Not done this way" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not allowed" },
  cross_origin: { status: 403, title: "Sent from another site" },
  not_found: { status: 404, title: "Nothing here" },
  meeting_cancelled: { status: 410, title: "The meeting was cancelled" },
  meeting_ended: { status: 410, title: "The meeting has ended" },
  conflict: { status: 409, title: "In conflict with what is stored" },
  other_person: { status: 409, title: "Made for somebody else" },
  stale: { status: 412, title: "Changed meanwhile" },
  idempotency_in_progress: { status: 409, title: "The first request is still running" },
  idempotency_mismatch: { status: 422, title: "The key belongs to another request" },
  rate_limited: { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Not possible right now" },
};

const bug = { status: 500, title: "Something went wrong on our side" };

/** Body of an error answer: RFC 9457 with our `code`, the request's id and, for fields, RFC 6901 pointers. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The path that was asked; left out where it could not be said. */
  instance?: string;
  code: string;
  requestId: string;
  errors?: { pointer: string; code: string; detail: string }[];
};

/** The pages that `type` points to: slug, title and status of every error. */
export const problemPages = Object.entries({ ...statuses, internal: bug }).map(([code, { status, title }]) => ({
  slug: slugOf(code),
  // Safe: these are the keys of the object above.
  code: code as ErrorCode | "internal",
  status,
  title,
}));

/** The answer to a refusal. @param at path of the request and its id */
export function problemResponse(error: AppError, at: { path: string; requestId: string }): Response {
  const { status, title } = statuses[error.code];
  const problem: Problem = {
    type: `/docs/errors/${slugOf(error.code)}`,
    title,
    status,
    detail: error.message,
    // A 404 must not differ between what is hidden and what never was, so its bytes name no path.
    ...(error.code === "not_found" ? {} : { instance: at.path }),
    code: error.code,
    requestId: at.requestId,
    ...error.extra,
    ...(error.fields.length > 0 ? { errors: error.fields.map(pointerOf) } : {}),
  };
  const headers: Record<string, string> = {};
  if (error.retryAfterSeconds !== undefined) headers["Retry-After"] = String(error.retryAfterSeconds);
  if (error.code === "unauthenticated") headers["WWW-Authenticate"] = 'Bearer realm="compath"';
  return respond(problem, headers);
}

/** The answer to a bug: nothing but the id under which the log tells more. */
export function bugResponse(at: { path: string; requestId: string }): Response {
  return respond({
    ...bug,
    type: "/docs/errors/internal",
    detail: "This is our mistake. Try again, and if it stays, tell us the request id.",
    instance: at.path,
    code: "internal",
    requestId: at.requestId,
  });
}

function respond(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "private, no-store", ...headers },
  });
}

function pointerOf({ field, code, detail }: FieldError) {
  const steps = field === "" ? [] : field.split(".");
  return {
    pointer: `#${steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`,
    code,
    detail,
  };
}

function slugOf(code: string): string {
  return code.replaceAll("_", "-");
}
