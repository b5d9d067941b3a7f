type WireProperty = { name: string; parameters: Record<string, string>; value: string };
type WireComponent = { name: string; properties: WireProperty[]; components: WireComponent[] };

/**
 * A second, deliberately narrow reader of iCalendar files for tests. It knows what we write and nothing more.
 * @throws Error for anything RFC 5545 §3.1 forbids on the wire, and for any name that our files do not use.
 */
export function readWire(file: string): WireComponent {
  const lines = unfolded(physicalLines(file)).map(readLine);
  const root: WireComponent = { name: "FILE", properties: [], components: [] };
  const open = [root];
  for (const line of lines) addLine(open, line);
  const [calendar] = root.components;
  if (open.length !== 1 || root.components.length !== 1 || !calendar) throw new Error("There must be one calendar.");
  return calendar;
}

/** The one event of a file. */
export function eventIn(file: string): WireComponent {
  const [event, ...others] = readWire(file).components;
  if (!event || others.length > 0) throw new Error("There must be one event.");
  return event;
}

export function property(file: string, name: string): WireProperty | undefined {
  return eventIn(file).properties.find((each) => each.name === name);
}

export function namesIn(file: string): string[] {
  return eventIn(file).properties.map(({ name }) => name);
}

/** The value of a TEXT property as its author wrote it (RFC 5545 §3.3.11). */
export function textOf(value: string): string {
  if (!/^(?:[^\\;,]|\\[\\;,n])*$/u.test(value)) throw new Error("A text holds a bare separator or a lone backslash.");
  return value.replace(/\\(.)/gu, (_, character: string) => (character === "n" ? "\n" : character));
}

function physicalLines(file: string): string[] {
  if (!file.endsWith("\r\n")) throw new Error("The file must end with CRLF.");
  return file
    .slice(0, -2)
    .split("\r\n")
    .map((line) => {
      if (line === "" || /\p{Cc}/u.test(line)) throw new Error("A line is empty or holds a control character.");
      if (!line.isWellFormed()) throw new Error("A line holds half a code point.");
      if (Buffer.byteLength(line) > 75) throw new Error("A line is longer than 75 octets.");
      return line;
    });
}

function unfolded(lines: string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    if (line.startsWith(" ")) whole.push(`${whole.pop() ?? ""}${line.slice(1)}`);
    else whole.push(line);
  }
  return whole;
}

const parameter = /;([A-Z]+)=(?:"([^"]*)"|([^";:,]+))/gu;

function readLine(line: string): WireProperty {
  const [, name, written = "", value] = /^([A-Z-]+)((?:;[A-Z]+=(?:"[^"]*"|[^";:,]+))*):(.*)$/u.exec(line) ?? [];
  if (name === undefined || value === undefined || !known.has(name)) throw new Error(`Not a line of ours: ${line}`);
  const pairs = [...written.matchAll(parameter)].map(([, key = "", quoted, bare]) => [key, quoted ?? bare ?? ""]);
  const parameters: Record<string, string> = Object.fromEntries(pairs);
  if (Object.keys(parameters).length !== pairs.length) throw new Error("A parameter is there twice.");
  return { name, parameters, value };
}

const known = new Set([
  ..."BEGIN END VERSION CALSCALE PRODID METHOD UID SUMMARY DTSTAMP DTSTART DTEND SEQUENCE DESCRIPTION URL".split(" "),
  ..."LOCATION STATUS ORGANIZER TRANSP CLASS CREATED LAST-MODIFIED ATTENDEE ACTION TRIGGER".split(" "),
]);

function addLine(open: WireComponent[], line: WireProperty): void {
  const parent = open.at(-1);
  if (!parent) throw new Error("A line stands outside the calendar.");
  if (line.name === "BEGIN") {
    const component = { name: line.value, properties: [], components: [] };
    parent.components.push(component);
    open.push(component);
  } else if (line.name === "END") {
    if (open.pop()?.name !== line.value || open.length === 0) throw new Error("A component ends that did not begin.");
  } else {
    if (parent.name === "FILE" || parent.components.length > 0) throw new Error("A property stands after a component.");
    parent.properties.push(line);
  }
}
