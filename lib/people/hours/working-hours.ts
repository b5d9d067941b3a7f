import { z } from "zod";
import { breaks } from "@/lib/fields";
import { eachDay } from "@/lib/time/week-days";

export const MOST_SPANS_A_DAY = 4;

const rule = breaks(
  "not_hours",
  `Give hours such as 09:00 to 17:00: at most ${MOST_SPANS_A_DAY} spans a day, each ending after it starts, none before the one before it has ended.`,
);

const fromField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, rule);
const toField = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, rule);
const span = z.strictObject({ from: fromField, to: toField });

/** The hours of one day on the clock of the counselor's zone, in order; none on a day off. */
export const daySpans = z.array(span).max(MOST_SPANS_A_DAY, rule).refine(inOrder, rule);

/** A whole week: a day that is left out is a day off. */
export const workingHoursInput = z.strictObject(eachDay(() => daySpans.default([])));

/** When a counselor usually works, day by day. Shown to them; never a reason to refuse a meeting. */
export type WorkingHours = z.output<typeof workingHoursInput>;

const usualDay = [{ from: "08:00", to: "18:00" }];

/** What holds until a counselor sets their own. */
export const usualWorkingHours: WorkingHours = eachDay((day) => (day === "SA" || day === "SU" ? [] : usualDay));

/** Times of one form compare as texts. */
function inOrder(spans: readonly { from: string; to: string }[]): boolean {
  return spans.every(({ from, to }, at) => from < to && (at === 0 || (spans[at - 1]?.to ?? "") <= from));
}
