import ICAL from "ical.js";
import { type ContentLine, contentLine, unfoldedLines } from "@/lib/ics/foreign/content-line";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { type WallTime, wallSeconds, wallTimeOf } from "@/lib/ics/foreign/wall-time";

/** Times of something that was done, always in UTC (RFC 5545 §3.8.7). */
const STAMPS = new Set(["DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED"]);
const TIMES = new Set(["DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "DUE", ...STAMPS]);
/** Without one of these nobody knows what an event is. */
const NEEDED = new Set(["DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE"]);

/**
 * A calendar file with those of its lines that can be read, and written again without saying something else: other programs
 * leave texts that they did not fold, and days where a time must stand. Null where an event loses by it what it cannot be
 * without.
 */
export function readableLines(file: string): string | null {
  const lines: string[] = [];
  const open: string[] = [];
  for (const { name, line } of unfoldedLines(file, () => true)) {
    if (name === "BEGIN") open.push(contentLine(name, line).value.toUpperCase());
    if (name === "END") open.pop();
    const kept = name === "BEGIN" || name === "END" ? line : mended(name, line);
    if (kept === null && NEEDED.has(name) && open.at(-1) === "VEVENT") return null;
    if (kept !== null) lines.push(kept);
  }
  return lines.map((line) => `${line}\r\n`).join("");
}

function mended(name: string, line: string): string | null {
  const kept = TIMES.has(name) && !/\//.test(contentLine(name, line).value) ? timesIn(contentLine(name, line)) : line;
  return kept !== null && isWritable(kept) ? kept : null;
}

/** Whether another program reads what ours writes of it. */
function isWritable(line: string): boolean {
  try {
    const property = ICAL.Property.fromString(line);
    property.getValues();
    ICAL.Property.fromString(property.toICALString()).getValues();
    return true;
  } catch {
    // The parser throws errors of many kinds, all of which say that it cannot.
    return false;
  }
}

/** The line with its times in the notation of RFC 5545; null where they are none. */
function timesIn({ name, parameters, value }: ContentLine): string | null {
  try {
    const times = value.split(",").map(wallTimeOf);
    const stamp = STAMPS.has(name);
    const isDate = !stamp && times.every((time) => time.isDate);
    const others = [...parameters].filter(
      ([one]) => one !== "VALUE" && !(one === "TZID" && (stamp || times[0]?.offset !== undefined)),
    );
    const written = [...others, ...(isDate ? [["VALUE", "DATE"] as const] : [])].map(
      ([one, text]) => `;${one}=${quoted(text)}`,
    );
    return `${name}${written.join("")}:${times.map((time) => shown(time, isDate, stamp)).join(",")}`;
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

function quoted(text: string): string {
  return /[:;,]/.test(text) ? `"${text}"` : text;
}

function shown(time: WallTime, isDate: boolean, stamp: boolean): string {
  const inUtc = stamp || time.offset !== undefined;
  const seconds = wallSeconds(time) - (time.offset ?? 0) / 1000;
  const at = new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d+Z$/g, "");
  return isDate ? at.slice(0, 8) : `${at}${inUtc ? "Z" : ""}`;
}
