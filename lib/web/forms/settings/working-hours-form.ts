import { z } from "zod";
import { breaks } from "@/lib/fields";
import { daySpans, type WorkingHours } from "@/lib/people/hours/working-hours";
import { eachDay, type WeekDay } from "@/lib/time/week-days";

/** What a day's line says of hours that it cannot read. */
const unread = breaks("not_hours", "Write hours like 09:00–12:00, 13:00–17:00, or leave the day empty.");

const dayText = z
  .string()
  .default("")
  .transform((text, issues) => {
    const spans = daySpans.safeParse(spansIn(text));
    if (spans.success) return spans.data;
    issues.addIssue({ code: "custom", params: unread.params, message: unread.error });
    return z.NEVER;
  });

/** The working hours as the settings form sends them, a line of text for each day, as the verb's input. */
export const workingHoursForm = z.strictObject(eachDay(() => dayText));

/** The hours as the form shows them: `09:00–12:00, 13:00–17:00`. Pure. */
export function textsOfHours(hours: WorkingHours): Record<WeekDay, string> {
  return eachDay((day) => hours[day].map(({ from, to }) => `${from}–${to}`).join(", "));
}

/** What stands between commas, as spans; a piece that is none stays as it is, for the schema to refuse. */
function spansIn(text: string): unknown[] {
  const pieces = text.split(/[,;\n]/).filter((piece) => piece.trim() !== "");
  return pieces.map((piece) => {
    const [, from, to] = /^\s*(\d{1,2}(?::\d{2})?)\s*[-–—]\s*(\d{1,2}(?::\d{2})?)\s*$/.exec(piece) ?? [];
    return from === undefined || to === undefined ? piece : { from: clockOf(from), to: clockOf(to) };
  });
}

/** `9` → `09:00`. */
function clockOf(text: string): string {
  const [hour = "", minute = "00"] = text.split(":");
  return `${hour.padStart(2, "0")}:${minute}`;
}
