import fc from "fast-check";
import { expect, test } from "vitest";
import { safeReturnPath, safeReturnPathOf } from "@/lib/people/sign-in/safe-return-path";

test.each(["/meetings", "/meetings/0198?tab=past&from=%2Fmeetings#who", "/i/AbC_-123", "/meetings/new?title=50%25"])(
  "a path of our own is kept: %s",
  (path) => {
    expect(safeReturnPath(path)).toBe(path);
  },
);

test.each([
  "",
  "meetings",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/meetings\\..\\..//evil.example",
  "https://evil.example",
  "https:evil.example",
  "http:/evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/%2f%2fevil.example",
  "/%2Fevil.example",
  "/%5cevil.example",
  "/%252f%252fevil.example",
  "/%09/evil.example",
  "/%0d%0aLocation:%20https://evil.example",
  "host@evil.example",
  "@evil.example",
  "//host@evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/\u0000/evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/meetings/..//evil.example",
  `/${"a".repeat(2_000)}`,
])("anything that could lead elsewhere becomes the list of meetings: %j", (text) => {
  expect(safeReturnPath(text)).toBe("/meetings");
});

test("whatever comes in, the answer is a path of the same origin, and asking again changes nothing", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "%2f",
    "%5C",
    "evil.example",
    "@",
    ":",
    "https:",
    ".",
    "..",
    "\t",
    "\n",
    "?",
    "#",
    "%",
    "é",
    "//",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = safeReturnPath(pieces.join(""));
      expect(new URL(path, "https://meet.example").origin).toBe("https://meet.example");
      expect(path).toMatch(/^\/(?!\/)/);
      expect(safeReturnPath(path)).toBe(path);
    }),
    { numRuns: 2_000, seed: 27 },
  );
});

test.each([
  ["https://meet.example/settings?a=1", "/settings?a=1"],
  ["/settings", "/settings"],
  ["https://meet.example", "/meetings"],
  ["https://meet.example//evil.example", "/meetings"],
  ["https://meet.example.evil.example/x", "/meetings"],
  ["https://meet.example@evil.example/x", "/meetings"],
  [["/settings"], "/meetings"],
  [{ length: 1 }, "/meetings"],
  [undefined, "/meetings"],
])("of the URL %j only a path of our own origin is kept: %s", (url, path) => {
  expect(safeReturnPathOf(url, "https://meet.example")).toBe(path);
});
