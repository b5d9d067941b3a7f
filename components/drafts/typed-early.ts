import { typeText } from "@/components/drafts/form-texts";

const early = new Map<HTMLTextAreaElement, string>();

// Both happen as soon as the script is there, which is before React takes over the forms that it is for.
if (typeof document !== "undefined") {
  for (const area of document.querySelectorAll("textarea")) remember(area);
  document.addEventListener("input", ({ target }) => remember(target), { capture: true });
}

function remember(target: unknown): void {
  if (target instanceof HTMLTextAreaElement && target.value !== target.defaultValue) early.set(target, target.value);
}

/**
 * Types again what was typed before the scripts of the page were there and has gone since: React, when it takes over a text
 * area that came with a text, puts that text back.
 */
export function typeAgainWhatWasEarly(form: HTMLFormElement): void {
  for (const [area, text] of early) {
    if (area.form !== form) continue;
    early.delete(area);
    if (area.value !== text) typeText(area, text);
  }
}
