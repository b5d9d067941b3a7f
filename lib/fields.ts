import { z } from "zod";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { canonicalTimeZone, isTimeZone } from "@/lib/time/time-zone";
import { lineOf, linesOf, visibleText } from "@/lib/typed-text";

/** What a rule of ours says when it is broken: `code` for programs, the sentence for people. */
export function breaks(code: string, sentence: string) {
  return { params: { code }, error: sentence };
}

/** What a rule says of text that is not storable. */
export const unusable = breaks(
  "unusable_character",
  "This text holds a NUL character (U+0000) or half of an emoji, which cannot be stored. Type it again instead of pasting it.",
);

const fieldOf = (most: number, normalForm: (text: string) => string) =>
  z
    .string()
    .transform((value, issues) => {
      const text = normalForm(value);
      const fault = faultOf(value, text);
      if (fault === undefined) return text;
      issues.addIssue({ code: "custom", params: unusable.params, message: fault });
      return z.NEVER;
    })
    .pipe(z.string().max(most, `Keep it to ${most} characters.`));

/** What cannot be mended by leaving out what nobody can see. */
function faultOf(value: string, text: string): string | undefined {
  if (text.includes("\0")) {
    return "This text holds a NUL character (U+0000), as files do that are no text. Type it again instead of pasting it.";
  }
  if (text !== "" || value.isWellFormed()) return undefined;
  return "This text holds nothing but half of an emoji. Type it again instead of pasting it.";
}

/** An address as it was typed or pasted, without invisible characters and spaces around it. */
export const addressField = z.string().transform((text) => visibleText(text).trim());

/** Text that may have lines, in the form of `linesOf`, of at most `most` UTF-16 units. */
export const textField = (most: number) => fieldOf(most, linesOf);

/** Text of one line, in the form of `lineOf`, of at most `most` UTF-16 units. */
export const lineField = (most: number) => fieldOf(most, lineOf);

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

/** A zone by any of its names, as `canonicalTimeZone` writes it. */
export const timeZoneField = z
  .string()
  .refine(isTimeZone, breaks("unknown_time_zone", "Choose a zone by its name, for example Europe/Berlin."))
  .transform(canonicalTimeZone);

/** A part of what is looked for, as a query says it. */
export const searchField = z
  .string()
  .max(200, "Give at most 200 characters.")
  .refine(isStorable, "Remove the control characters and broken emoji from this text.")
  .default("");

/** How many a page of a list holds, as a query says it. */
export const limitField = z
  .string()
  .regex(/^\d{1,9}$/, "Give a whole number.")
  .transform(Number)
  .pipe(z.number().min(1, "Ask for at least 1.").max(200, "Ask for at most 200."))
  .default(50);

/** PostgreSQL stores neither NUL nor half a surrogate pair, and no control but tab and line breaks is meant by its writer. */
export function isStorable(value: string): boolean {
  return value.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(value);
}
