import { expect, test } from "vitest";
import { piecesOf } from "@/components/meetings/text-pieces";

const linksIn = (text: string) => piecesOf(text).flatMap(({ href }) => href ?? []);

test("an address inside a sentence becomes a link and the sentence keeps its end", () => {
  expect(piecesOf("See https://a.example/x?y=1, please (or https://b.example).")).toEqual([
    { text: "See " },
    { text: "https://a.example/x?y=1", href: "https://a.example/x?y=1" },
    { text: ", please (or " },
    { text: "https://b.example", href: "https://b.example" },
    { text: ")." },
  ]);
});

test.each([
  "http://a.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://a.example",
  "www.a.example",
  "https://",
  "https://bank.example@evil.test/",
  "https://user:pass@evil.test/",
])("%s stays text", (text) => {
  expect(piecesOf(text)).toEqual([{ text }]);
});

test("quotes and angle brackets end an address", () => {
  expect(linksIn('"https://a.example/x"<script> https://b.example/<b>')).toEqual([
    "https://a.example/x",
    "https://b.example/",
  ]);
});

test("nothing of the text is lost", () => {
  for (const text of ["", "a\n\nb", "https://a.example", "x https://a.example y https:// z"]) {
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  }
});
