import { z } from "zod";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { isTimeZone } from "@/lib/time/time-zone";

/** What a rule of ours says when it is broken: `code` for programs, the sentence for people. */
export function breaks(code: string, sentence: string) {
  return { params: { code }, error: sentence };
}

/** What a rule says of text that is not storable. */
export const unusable = breaks("unusable_character", "Remove the control characters and broken emoji from this text.");

/** Text without spaces around it, of at most `most` UTF-16 units, that the database can store. */
export const textField = (most: number) =>
  z
    .string()
    .transform((value) => value.trim())
    .refine(isStorable, unusable)
    .pipe(z.string().max(most, `Keep it to ${most} characters.`));

/** An instant with its offset, read into epoch milliseconds. */
export const instantField = z.string().transform((value, issues) => {
  const instant = instantOfRfc3339(value);
  if (instant !== undefined) return instant;
  issues.addIssue({
    code: "custom",
    params: { code: "not_an_instant" },
    message: "Give date, time and offset, for example 2026-12-01T16:00:00+01:00.",
  });
  return z.NEVER;
});

export const timeZoneField = z
  .string()
  .refine(isTimeZone, breaks("unknown_time_zone", "Choose a zone by its name, for example Europe/Berlin."));

/** PostgreSQL stores neither NUL nor half a surrogate pair, and no control but tab and line breaks is meant by its writer. */
export function isStorable(value: string): boolean {
  return value.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(value);
}
