import fc from "fast-check";
import { expect, test } from "vitest";
import { lineOf, linesOf, visibleText } from "@/lib/typed-text";

test.each(["👩‍⚕️ 👨🏽‍💻 ❤️‍🔥 🏳️‍🌈", "1️⃣ ☎︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "क्‍ष", "葛󠄀"])(
  "what belongs to a letter or an emoji stays: %s",
  (text) => expect(lineOf(text)).toBe(text),
);

test.each([
  ["a\u200d b", "a b"],
  ["a\ufe0fb", "ab"],
  ["a\u{e0041}b", "ab"],
  ["\u200c\u200dab", "ab"],
  ["a\u3164b\ufffe", "ab"],
])("what stands alone goes: %j", (text, seen) => expect(lineOf(text)).toBe(seen));

test("a line has its breaks as spaces, lines have them as line feeds", () => {
  expect(lineOf(" a \r\n\t b\u000bc\r ")).toBe("a b c");
  expect(linesOf(" a\r\n b\u000bc\u2028\u0085 ")).toBe("a\n b\nc");
});

test("NUL stays, so that the text is refused", () => expect(visibleText("a\0b")).toBe("a\0b"));

test("the form is one: read again it is the same", () => {
  const marks = fc.constantFrom(
    "a",
    "م",
    "🏴",
    "❤",
    "\u200d",
    "\u200c",
    "\ufe0f",
    "\u{e0041}",
    "\u{e007f}",
    "\n",
    "\ud83d",
    " ",
    "葛",
    "\u0301",
  );
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      expect(lineOf(lineOf(text))).toBe(lineOf(text));
      expect(linesOf(linesOf(text))).toBe(linesOf(text));
    }),
  );
});

test.each(["\u200d", "\u{e0041}", "🏴\u{e0041}", "\ud83d", "❤\ufe0f\u200d", " \n"])(
  "256 KiB of %j take a moment",
  (piece) => {
    const startedAt = performance.now();
    lineOf(piece.repeat(262_144 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  },
);
