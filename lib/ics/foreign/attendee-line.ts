import type { ContentLine } from "@/lib/ics/foreign/content-line";

/**
 * An ATTENDEE whose name holds a quotation mark or a colon without quotes: it hides where the value begins. Then the value is
 * the address at the end of the line, and the answer is wherever it is written.
 */
export function attendeeLine(line: string, read: ContentLine): ContentLine {
  const value = /^mailto:/i.test(read.value) ? read.value : (/:(mailto:[^:"\s]+)\s*$/i.exec(line)?.[1] ?? read.value);
  const partstat = read.parameters.get("PARTSTAT") ?? /;PARTSTAT=([A-Za-z-]+)/i.exec(line)?.[1];
  if (partstat === undefined) return { ...read, value };
  return { ...read, value, parameters: new Map([...read.parameters, ["PARTSTAT", partstat]]) };
}
