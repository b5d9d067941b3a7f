import { expect, test } from "vitest";
import { cleanLine, cleanName, cleanText, cleanTitle } from "@/lib/wording/clean-words";

test.each([
  ["evil.example", "evil. example"],
  ["Ada of www.evil.co.uk", "Ada of www. evil. co. uk"],
  ["https://evil.example/a?b", "https: //evil. example/a?b"],
  ["http:\\\\evil.example", "http: \\\\evil. example"],
  ["HTTPS://192.0.2.1/x", "HTTPS: //192.0.2.1/x"],
  ["javascript:alert(1)", "javascript: alert(1)"],
  ["mailto:eve@evil.example", "mailto: eve@evil. example"],
  ["bücher.example", "bücher. example"],
  ["evil。example", "evil。 example"],
  ["evil.xn--p1ai", "evil. xn--p1ai"],
  ["ev\u200bil.\u200bexample", "evil. example"],
])("the name %j holds nothing that a mail program would link", (name, clean) => {
  expect(cleanName(name)).toBe(clean);
});

test.each(["Dr. Ada O'Neil, Ph.D.", "J. R. R. Tolkien", "Talk at 10.30", "¿Qué tal?", "Zoë", "明子", "C++ & <you>"])(
  "the name %j stays as it is",
  (name) => {
    expect(cleanName(name)).toBe(name);
    expect(cleanTitle(name)).toBe(name);
  },
);

test("defanging a defanged name changes nothing", () => {
  const once = cleanName("see https://evil.example:8080/x.html now");
  expect(cleanName(once)).toBe(once);
});

test("a line has no line breaks, control characters or bidi controls", () => {
  expect(cleanLine("a\r\nb\u2028c\u2029d\u0085e\0f\u001bg\u009fh")).toBe("a b c d e f g h");
  expect(cleanLine("\u202eabc\u202c\u2066d\u2069\u200e\u200f\u061c")).toBe("abcd");
});

test("what cannot be seen is removed, but the joiner inside an emoji stays", () => {
  expect(cleanLine("a\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u3164b")).toBe("ab");
  expect(cleanLine("👩‍⚕️ 👩🏽‍💻 🏳️‍🌈")).toBe("👩‍⚕️ 👩🏽‍💻 🏳️‍🌈");
});

test("an accent typed as its own character becomes part of its letter", () => {
  expect(cleanLine("Zoe\u0308")).toBe("Zo\u00eb");
});

test("a lone surrogate becomes a replacement character", () => {
  expect(cleanLine("a\ud800b")).toBe("a\ufffdb");
});

test("a name is cut after 100 characters and a title after 255, never inside a character", () => {
  expect(Array.from(cleanName("😀".repeat(150)))).toHaveLength(100);
  expect(cleanName("😀".repeat(150)).isWellFormed()).toBe(true);
  expect(Array.from(cleanTitle("x".repeat(300)))).toHaveLength(255);
});

test("text keeps its lines, whatever breaks them, and at most one empty line in a row", () => {
  expect(cleanText(" a\r\nb\rc\u2028d\u0085e\n\n\n\nf\0 ")).toBe("a\nb\nc\nd\ne\n\nf");
  expect(cleanText("see https://clinic.example/form")).toBe("see https://clinic.example/form");
  expect(Array.from(cleanText("x".repeat(5000)))).toHaveLength(4000);
});
