import { expect, test } from "vitest";
import { readWire, textOf } from "@/lib/ics/testing/read-wire";

const good = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", 'ORGANIZER;CN="a;b:c":mailto:a@x', "END:VEVENT"];

function fileOf(lines: string[]): string {
  return [...lines, "END:VCALENDAR", ""].join("\r\n");
}

test("a good file is read with its parameters", () => {
  const [event] = readWire(fileOf(good)).components;
  expect(event?.properties).toEqual([{ name: "ORGANIZER", parameters: { CN: "a;b:c" }, value: "mailto:a@x" }]);
});

test.each([
  ["a line that ends with LF alone", fileOf(good).replace("2.0\r\n", "2.0\n")],
  ["no line end at the end", fileOf(good).trimEnd()],
  ["an empty line", fileOf([...good, ""])],
  ["a control character", fileOf(good).replace("2.0", "2.0\u0085")],
  ["76 octets in a line", fileOf(good).replace("2.0", `2.0${"é".repeat(33)}x`)],
  ["half a code point", fileOf(good).replace("2.0", "\ud83d\r\n \udc69")],
  ["an unknown property", fileOf(good).replace("VERSION", "X-PUBLISHED-TTL")],
  ["a quote inside a parameter", fileOf(good).replace("a;b", 'a";b')],
  ["a parameter given twice", fileOf(good).replace(";CN", ";CN=x;CN")],
  ["a property behind a component", fileOf([...good, "METHOD:REQUEST"])],
  ["a component that never ends", fileOf(good.slice(0, -1))],
  ["two calendars", fileOf(good) + fileOf(good)],
])("a file with %s is refused", (_, file) => {
  expect(() => readWire(file)).toThrow();
});

test("a text is unescaped once, and one with a bare separator is refused", () => {
  expect(textOf("a\\\\n\\n\\;\\,")).toBe("a\\n\n;,");
  for (const bare of ["a;b", "a,b", "a\\", "a\\x"]) expect(() => textOf(bare)).toThrow();
});
