import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanIcsLine, cleanIcsName, cleanIcsText } from "@/lib/ics/clean";

test("every kind of line break becomes a line feed", () => {
  expect(cleanIcsText("a\r\nb\rc\u0085d\u2028e\u2029f\ng", 100)).toBe("a\nb\nc\nd\ne\nf\ng");
});

test("controls and bidi controls go, a tab becomes a space", () => {
  expect(cleanIcsText("a\u0000\u0007\u007f\u009b\u202e\u2066\u200f\tb", 100)).toBe("a b");
});

test("lone surrogates become U+FFFD and letters are composed", () => {
  expect(cleanIcsText("\ud800x\udc00 e\u0301", 100)).toBe("\ufffdx\ufffd é");
});

test("joiners that emoji and Persian need stay", () => {
  expect(cleanIcsText("👩‍⚕️ می‌خواهم", 100)).toBe("👩‍⚕️ می‌خواهم");
});

test("a text is cut to its cap in code points and never inside a grapheme", () => {
  expect(cleanIcsText("漢".repeat(300), 255)).toBe("漢".repeat(255));
  expect(cleanIcsText("😀".repeat(300), 255)).toBe("😀".repeat(255));
  expect(cleanIcsText("👩‍⚕️".repeat(3), 10)).toBe("👩‍⚕️".repeat(2));
  expect(cleanIcsText("👩‍⚕️".repeat(3), 12)).toBe("👩‍⚕️".repeat(3));
  expect(cleanIcsText("👩‍⚕️", 2)).toBe("👩‍");
});

test("at most 30 marks follow one letter", () => {
  expect(cleanIcsText(`q${"\u0301".repeat(64_000)}`, 4000)).toHaveLength(31);
});

test("a line has no breaks and no spaces at its ends", () => {
  expect(cleanIcsLine(" a\r\n\u2028 b \u00a0c\n", 100)).toBe("a b c");
});

test("a name holds no quote, caret, backslash or invisible character", () => {
  expect(cleanIcsName(' Ada "Doc"\r\nO\'Neil^n\\, PhD; x: y\u200b\ufeff ')).toBe("Ada ”Doc” O'Neiln, PhD; x: y");
  expect(cleanIcsName(`${" ".repeat(200)}${"x".repeat(200)}`)).toBe("x".repeat(100));
  expect(cleanIcsName("\u202e\u200b")).toBe("");
});

test("ordinary text comes out as it went in", () => {
  const ordinary = fc.string({ unit: fc.constantFrom(..."aZ0 ;:,\\\"^'\n漢😀éßя") });
  fc.assert(
    fc.property(ordinary, (text) => cleanIcsText(text, 4000) === text),
    { seed: 1122 },
  );
});

test("whatever comes in, what comes out is within the cap, composed, printable and clean already", () => {
  const any = fc.string({
    unit: fc.oneof(fc.constantFrom("\ud800", "\udc00", "\r", "\u0301"), fc.string({ unit: "binary" })),
  });
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 20 }), (text, cap) => {
      const clean = cleanIcsText(text, cap);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean.normalize("NFC")).toBe(clean);
      expect(clean).not.toMatch(/[[\p{Cc}\p{Bidi_Control}]--\n]/v);
      expect(Array.from(clean).length).toBeLessThanOrEqual(cap);
      expect(cleanIcsText(clean, cap)).toBe(clean);
    }),
    { seed: 1122, numRuns: 1000 },
  );
});
