import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "@/components/ui/cn";

const root = path.resolve(import.meta.dirname, "../..");
const sources = ["app", "components"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => readFileSync(path.join(root, folder, name), "utf8")),
);
const classesIn = (texts: Iterable<RegExpMatchArray>) =>
  [...texts].flatMap(([, text = ""]) => text.split(/\s+/).filter((word) => word !== ""));

/** What stands in components that join classes. */
const own = sources
  .filter((source) => source.includes("@/components/ui/cn"))
  .flatMap((source) => classesIn(source.matchAll(/"([^"\n]*)"/g)));

/** What components are given from outside. */
const given = sources
  .flatMap((source) => [...source.matchAll(/<[A-Z]\w*\b(?:[^<>]|=>)*?>/g)])
  .flatMap(([element]) => classesIn(element.matchAll(/className=\{?"([^"]*)"/g)));

test("of two of our classes the later one wins just as where all of Tailwind is known", () => {
  const all = [...new Set([...own, ...given])];
  const wrong = all.flatMap((one) =>
    all
      .filter((other) => one !== other && cn(one, other) !== twMerge(one, other))
      .map((other) => `${one} ${other}: ${cn(one, other)}, not ${twMerge(one, other)}`),
  );
  expect(wrong).toEqual([]);
  expect(all.length).toBeGreaterThan(200);
});

test("what is no class, or false, is left out, and what nobody knows stays", () => {
  expect(cn("a", false, undefined, ["b"], { c: true, d: false })).toBe("a b c");
  expect(cn("px-2", "px-4", "sm:px-2")).toBe("px-4 sm:px-2");
});
