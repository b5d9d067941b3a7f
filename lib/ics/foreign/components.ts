import type { Budget } from "@/lib/ics/foreign/budget";
import { type ContentLine, contentLine, unfoldedLines } from "@/lib/ics/foreign/content-line";

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
  const reading = piecewise(file);
  let step = reading.next();
  for (; !step.done; step = reading.next()) await budget.breathe();
  return step.value;
}

/** Reads a file in one go, for one that is no longer than one of somebody's events. */
export function calendarAtOnce(file: string): Component | undefined {
  const reading = piecewise(file);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

/** Stops again and again, so that others can have a turn. */
function* piecewise(file: string): Generator<undefined, Component | undefined> {
  const root: Component = { name: "", lines: [], components: [], closed: false };
  const open = [root];
  let count = 0;
  for (const { name, line } of unfoldedLines(file, (one) => WANTED.has(one) || one === "BEGIN" || one === "END")) {
    if (count++ % LINES_BETWEEN_BREATHS === 0) yield;
    take(contentLine(name, line), open);
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
