import { attendeeLine } from "@/lib/ics/foreign/attendee-line";
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
/** These stand in a calendar and in nothing else (RFC 5545 §3.6): one that begins inside of another shows that its end is missing. */
const OBJECTS = new Set(["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"]);

/**
 * Reads a file line by line and takes what it can. A line that is none, such as what a program that does not fold left of a
 * long text, costs that line; an end that is missing takes nothing of what follows. A file of several calendars is read as one.
 * Undefined for what is no calendar file at all.
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
    const read = contentLine(name, line);
    take(name === "ATTENDEE" ? attendeeLine(line, read) : read, open);
  }
  const calendars = root.components.filter((component) => component.name === "VCALENDAR");
  const [first, ...others] = calendars;
  if (!first || others.length === 0) return first;
  const [components, closed] = [calendars.flatMap((one) => one.components), calendars.every((one) => one.closed)];
  return { ...first, components, closed };
}

function take(line: ContentLine, open: Component[]): void {
  if (line.name === "BEGIN") begin(line.value.toUpperCase(), open);
  else if (line.name === "END") close(line.value.toUpperCase(), open);
  else open.at(-1)?.lines.push(line);
}

function begin(name: string, open: Component[]): void {
  if (name === "VCALENDAR") open.splice(1);
  if (OBJECTS.has(name) && open[1]?.name === "VCALENDAR") open.splice(2);
  const begun: Component = { name, lines: [], components: [], closed: false };
  open.at(-1)?.components.push(begun);
  open.push(begun);
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
