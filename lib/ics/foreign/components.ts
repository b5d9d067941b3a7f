import type { Budget } from "@/lib/ics/foreign/budget";
import { type ContentLine, contentLine, nameOn } from "@/lib/ics/foreign/content-line";

/** A component of a calendar file (RFC 5545 §3.6) with those of its properties that say when time is taken. */
export type Component = {
  readonly name: string;
  readonly lines: ContentLine[];
  readonly components: Component[];
  /** False where the file stops before the component does. */
  closed: boolean;
};

const WANTED = new Set(
  (
    "UID SUMMARY DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID TRANSP STATUS ATTENDEE " +
    "TZID TZOFFSETFROM TZOFFSETTO X-LIC-LOCATION"
  ).split(" "),
);
const LINES_BETWEEN_BREATHS = 200;

/**
 * Reads a file line by line and takes what it can. A line that is none, such as what a program that does not fold left of a
 * long text, costs that line. Undefined for what is no calendar file at all.
 */
export async function calendarIn(file: string, budget: Budget): Promise<Component | undefined> {
  const root: Component = { name: "", lines: [], components: [], closed: false };
  const open = [root];
  const physical = file.split(/\r\n?|\n/);
  for (let at = 0; at < physical.length; at++) {
    if (at % LINES_BETWEEN_BREATHS === 0) await budget.breathe();
    const name = nameOn((physical[at] ?? "").replace(/^\ufeff/, ""));
    if (name === undefined || !(WANTED.has(name) || name === "BEGIN" || name === "END")) continue;
    const parts = [(physical[at] ?? "").replace(/^\ufeff/, "")];
    while (/^[ \t]/.test(physical[at + 1] ?? "")) parts.push((physical[++at] ?? "").slice(1));
    take(contentLine(name, parts.join("")), open);
  }
  return root.components.find((component) => component.name === "VCALENDAR");
}

function take(line: ContentLine, open: Component[]): void {
  const inner = open.at(-1);
  if (line.name === "BEGIN") {
    const begun: Component = { name: line.value.toUpperCase(), lines: [], components: [], closed: false };
    inner?.components.push(begun);
    open.push(begun);
  } else if (line.name === "END") close(line.value.toUpperCase(), open);
  else inner?.lines.push(line);
}

/** What is still open inside of it was cut short. An end that nothing began with is none. */
function close(name: string, open: Component[]): void {
  const at = open.findLastIndex((component) => component.name === name);
  if (at < 1) return;
  const [ended] = open.splice(at);
  if (ended) ended.closed = true;
}

export function lineIn({ lines }: Component, name: string): ContentLine | undefined {
  return lines.find((line) => line.name === name);
}

export function linesIn({ lines }: Component, name: string): ContentLine[] {
  return lines.filter((line) => line.name === name);
}
