import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Theme = "light" | "dark";
type Pair = readonly [ink: string, ground: string];
const themes: readonly Theme[] = ["light", "dark"];
const css = readFileSync(join(import.meta.dirname, "globals.css"), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = "", light, dark]) => [
    name,
    { light, dark },
  ]),
);

// WCAG 2.2, 1.4.3: text 4.5:1. Each pair that the product sets as text on a background.
const texts: readonly Pair[] = [
  ...["paper", "raised", "sunken"].flatMap((ground) =>
    ["ink", "ink-soft", "accent", "bad"].map((ink): Pair => [ink, ground]),
  ),
  ["accent-strong", "paper"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-danger", "danger"],
  ["on-danger", "danger-strong"],
  ["accent", "accent-soft"],
  ["ink", "accent-soft"],
  ...["good", "warn", "bad"].flatMap((tone): Pair[] => [
    [tone, `${tone}-soft`],
    ["ink", `${tone}-soft`],
  ]),
];

// WCAG 2.2, 1.4.11 and 2.4.13: what shows a control or the focus 3:1.
const shapes: readonly Pair[] = ["paper", "raised", "sunken"].flatMap((ground): Pair[] => [
  ["line-strong", ground],
  ["accent", ground],
]);

describe.each(themes)("in the %s theme", (theme) => {
  test.each(texts)("text in %s can be read on %s", (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("a border or ring in %s can be seen on %s", (line, ground) => {
    expect(contrast(colour(line, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

test("black on white has the contrast that the standard names", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});

function colour(name: string, theme: Theme): string {
  const value = tokens.get(name)?.[theme];
  if (!value) throw new Error(`globals.css has no colour named ${name}.`);
  return value;
}

/** Contrast ratio of two `#rrggbb` colours (WCAG 2.2, definition of contrast ratio). */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
