import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plainPage } from "@/server/plain-page";

const words = { title: "Not <now>", body: "Try again.", retry: "Go back", typed: "What you typed" };
const pages = readFileSync("app/globals.css", "utf8");

function page({ typed = [], cookie }: { typed?: string[]; cookie?: string } = {}): string {
  return plainPage({ url: "/m/x", typed, headers: { cookie } }, "en", words, "abc=");
}

test("its colours are those of the pages, in light and dark", () => {
  const said = [...page().matchAll(/--([\w-]+):(light-dark\([^)]*\))/g)].map(([, name, value]) => [name, value]);
  const ofPages = new Map(
    [...pages.matchAll(/--([\w-]+): (light-dark\([^)]*\))/g)].map(([, name, value]) => [name, value?.replace(" ", "")]),
  );
  expect(said.length).toBeGreaterThan(5);
  expect(said).toEqual(said.map(([name]) => [name, ofPages.get(name ?? "")]));
});

test("it uses no colour besides, and no token that it does not have", () => {
  const [, styles = ""] = /<style[^>]*>([\s\S]*?)<\/style>/.exec(page()) ?? [];
  expect(styles.replaceAll(/light-dark\([^)]*\)/g, "")).not.toMatch(/#[0-9a-f]{3,8}\b|\b(white|black|rgb|hsl)\b(?!-)/);
  const used = [...page().matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => `--${name}:light-dark(`);
  expect(used.filter((token) => !styles.includes(token))).toEqual([]);
});

test("fonts and sizes are those of the pages", () => {
  const compact = (css: string) => css.replaceAll(/\s/g, "").replaceAll(/\b0\./g, ".");
  const values = ["font-sans", "font-display", "text-base", "text-2xl", "text-lg", "radius-md"].map(
    (token) => new RegExp(`--${token}: ([^;]+);`).exec(pages)?.[1] ?? token,
  );
  expect(values.filter((value) => !compact(page()).includes(compact(value)))).toEqual([]);
});

test("the mark is the one of the pages", () => {
  const brand = readFileSync("components/shell/brand.tsx", "utf8");
  const shapes = [...page().matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);
  expect(shapes).toEqual([...brand.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path));
});

test.each([
  ["theme=dark", '<html lang="en" class="dark">'],
  ["a=b; theme=light; c=d", '<html lang="en" class="light">'],
  ["theme=darker", '<html lang="en">'],
  ['my-theme=dark; x="theme=light"', '<html lang="en">'],
  [undefined, '<html lang="en">'],
])("the theme that the reader chose (%s) goes before the system's", (cookie, html) => {
  expect(page(cookie === undefined ? {} : { cookie })).toContain(html);
});

test("what was typed is shown as text, and nothing is loaded", () => {
  const html = page({ typed: ["<b>Half</b>\ntyped"] });
  expect(html).toContain("<h1>Not &#60;now&#62;</h1>");
  expect(html).toContain("<pre>&#60;b&#62;Half&#60;/b&#62;\ntyped</pre>");
  expect(html).not.toMatch(/<script|<link|url\(|@import|src=/);
});
