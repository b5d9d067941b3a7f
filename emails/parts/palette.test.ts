import { expect, test } from "vitest";
import { dark, light, type Palette } from "@/emails/parts/palette";

const pairs: [ink: keyof Palette, surface: keyof Palette][] = [
  ["ink", "card"],
  ["ink", "tint"],
  ["muted", "card"],
  ["muted", "tint"],
  ["muted", "paper"],
  ["accent", "card"],
  ["accent", "tint"],
  ["onAccent", "accent"],
];

test.each(pairs)("%s on %s can be read in light and in dark", (ink, surface) => {
  expect(contrast(light[ink], light[surface])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark[ink], dark[surface])).toBeGreaterThanOrEqual(4.5);
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
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
