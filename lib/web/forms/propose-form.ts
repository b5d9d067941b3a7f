import { z } from "zod";
import type { FieldError } from "@/lib/errors";
import { MOST_PROPOSED, type ProposeTimesInput, proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { isTimeZone } from "@/lib/time/time-zone";
import type { Reading } from "@/lib/web/forms/form-values";
import { startOf } from "@/lib/web/forms/schedule-form-when";
import { fieldErrorsOf } from "@/lib/web/request/parse-input";

const text = z.string().default("");

/**
 * The form "Propose another time": a day and a time each for the one or two proposals, read from a clock in `zone`. Problems
 * have the API's names (`startsAt.0`); only `occurrence.0` and `zone` are the form's own. The second may be left empty.
 */
export const proposeForm = z
  .object({
    date0: text,
    time0: text,
    occurrence0: text,
    date1: text,
    time1: text,
    occurrence1: text,
    note: text,
    zone: text,
  })
  .transform((typed, issues): ProposeTimesInput & { zone: string } => {
    const { part, problems } = timesOf(typed);
    const body = { startsAt: part.startsAt, note: typed.note };
    const parsed = proposeTimesInput.safeParse(body);
    const refused = parsed.success || problems.length > 0 ? [] : fieldErrorsOf(parsed.error);
    for (const { field, code, detail, values } of [...problems, ...refused])
      issues.addIssue({
        code: "custom",
        params: { code, values },
        path: field.split("."),
        message: detail,
        input: typed,
      });
    return parsed.success ? { ...parsed.data, zone: typed.zone } : z.NEVER;
  });

type Typed = Readonly<Record<string, string>>;

function timesOf(typed: Typed): Reading<{ startsAt: string[] }> {
  if (!isTimeZone(typed.zone ?? "")) {
    const detail = "Choose a zone by its name, for example Europe/Berlin.";
    return { part: { startsAt: [] }, problems: [{ field: "zone", code: "unknown_time_zone", detail }] };
  }
  const rows = Array.from({ length: MOST_PROPOSED }, (_, index) => rowOf(typed, index));
  const used = rows.filter(({ index, date, time }) => index === 0 || date !== "" || time !== "");
  const read = used.map((row) => ({ row, ...startOf(row) }));
  return {
    part: { startsAt: read.flatMap(({ part }) => part.startsAt ?? []) },
    problems: read.flatMap(({ row, problems }) => problems.map((problem) => inRow(problem, row.index))),
  };
}

function rowOf(typed: Typed, index: number) {
  const at = (name: string) => typed[`${name}${index}`] ?? "";
  return { index, date: at("date"), time: at("time"), occurrence: at("occurrence"), timeZone: typed.zone ?? "" };
}

function inRow(problem: FieldError, index: number): FieldError {
  return { ...problem, field: `${problem.field}.${index}` };
}
