import type { FieldError } from "@/lib/errors";
import { MINUTE } from "@/lib/time/durations";
import { isInstant } from "@/lib/time/rfc3339";

const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 24 * 60;
const INSTANT_MINUTES = 60;

type TimesAsked = {
  readonly kind: "scheduled" | "instant";
  readonly startsAt?: number | undefined;
  readonly endsAt?: number | undefined;
  readonly durationMinutes?: number | undefined;
};

export type Times = { startsAt: number; endsAt: number };

/** Start and end in epoch milliseconds, or what is wrong with them (docs/design/product.md#4). Pure. */
export function timesOf(asked: TimesAsked, now: number): { times: Times } | { errors: FieldError[] } {
  const errors = asked.kind === "instant" ? instantProblems(asked) : scheduledProblems(asked, now);
  if (errors.length > 0) return { errors };

  // An instant meeting starts with the second that has begun: calendar files know no fractions.
  const startsAt = asked.kind === "instant" ? Math.floor(now / 1000) * 1000 : (asked.startsAt ?? now);
  const endsAt = asked.endsAt ?? startsAt + (asked.durationMinutes ?? INSTANT_MINUTES) * MINUTE;
  const lengthErrors = lengthProblems(startsAt, endsAt, asked.endsAt === undefined ? "durationMinutes" : "endsAt");
  return lengthErrors.length > 0 ? { errors: lengthErrors } : { times: { startsAt, endsAt } };
}

/**
 * The times of a meeting after a change (docs/design/product.md#30). A new start alone moves the meeting and keeps its
 * length; what has begun may keep its start. Pure.
 */
export function changedTimesOf(
  before: Times,
  asked: Omit<TimesAsked, "kind">,
  now: number,
): { times: Times } | { errors: FieldError[] } {
  if (asked.endsAt !== undefined && asked.durationMinutes !== undefined) return { errors: [endAndDuration()] };
  const startsAt = asked.startsAt ?? before.startsAt;
  const length = asked.durationMinutes === undefined ? before.endsAt - before.startsAt : asked.durationMinutes * MINUTE;
  const keepsEnd = asked.startsAt === undefined && asked.durationMinutes === undefined;
  const endsAt = asked.endsAt ?? (keepsEnd ? before.endsAt : startsAt + length);
  const moved = startsAt !== before.startsAt || endsAt !== before.endsAt;
  if (!moved) return { times: before };
  if (startsAt !== before.startsAt && startsAt <= now && before.endsAt > now) return { errors: [inThePast()] };
  const errors = lengthProblems(startsAt, endsAt, asked.endsAt === undefined ? "durationMinutes" : "endsAt");
  return errors.length > 0 ? { errors } : { times: { startsAt, endsAt } };
}

function instantProblems(asked: TimesAsked): FieldError[] {
  const errors: FieldError[] = [];
  if (asked.startsAt !== undefined) {
    errors.push({
      field: "startsAt",
      code: "not_allowed",
      detail: "An instant meeting starts now: leave the start out.",
    });
  }
  if (asked.endsAt !== undefined) {
    errors.push({
      field: "endsAt",
      code: "not_allowed",
      detail: "Give an instant meeting a duration instead of an end.",
    });
  }
  return errors;
}

function scheduledProblems(asked: TimesAsked, now: number): FieldError[] {
  const errors: FieldError[] = [];
  if (asked.startsAt === undefined) {
    errors.push({ field: "startsAt", code: "required", detail: "Say when the meeting starts." });
  } else if (asked.startsAt <= now) {
    errors.push(inThePast());
  }
  if (asked.endsAt === undefined && asked.durationMinutes === undefined) {
    errors.push({
      field: "durationMinutes",
      code: "required",
      detail: "Say how long the meeting lasts, or when it ends.",
    });
  }
  if (asked.endsAt !== undefined && asked.durationMinutes !== undefined) {
    errors.push(endAndDuration());
  }
  return errors;
}

function lengthProblems(startsAt: number, endsAt: number, field: "durationMinutes" | "endsAt"): FieldError[] {
  const minutes = (endsAt - startsAt) / MINUTE;
  if (minutes <= 0) return [{ field, code: "not_after_start", detail: "Choose an end after the start." }];
  if (minutes < SHORTEST_MINUTES) {
    const detail = `A meeting lasts at least ${SHORTEST_MINUTES} minutes.`;
    return [{ field, code: "too_short", detail, values: { limit: SHORTEST_MINUTES } }];
  }
  if (minutes > LONGEST_MINUTES) return [{ field, code: "too_long", detail: "A meeting lasts at most 24 hours." }];
  if (!isInstant(endsAt)) return [{ field, code: "too_late", detail: "Choose an end before the year 10000." }];
  return [];
}

function inThePast(): FieldError {
  return { field: "startsAt", code: "in_the_past", detail: "Choose a start that is still to come." };
}

function endAndDuration(): FieldError {
  return { field: "durationMinutes", code: "not_allowed", detail: "Give either the end or the duration, not both." };
}
