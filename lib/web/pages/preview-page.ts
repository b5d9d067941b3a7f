import type { FieldError } from "@/lib/errors";
import type { PreviewMode } from "@/lib/web/pages/preview-mode";

const colours = { light: "background:#fffdfa;color:#28221b", dark: "background:#25221e;color:#f2ece2" };

/** A page of its own to stand in a preview's frame. @param body markup, every text in it `escaped` */
export function previewPage(body: string, show: PreviewMode = "light"): string {
  const scheme = show === "dark" ? "dark" : "light";
  const style = `body{margin:0;${colours[scheme]};font:15px/1.6 system-ui,sans-serif}pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:20px;margin:0}ul{padding:20px 20px 20px 40px}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview</title><style>${style}</style><body>${body}</body></html>`;
}

/** Why a wording is not fit to use, instead of its preview. */
export function problemPage(errors: readonly FieldError[]): string {
  const lines = errors.map(
    ({ field, detail }) => `<li><strong>${escaped(field.replace("wording.", ""))}</strong>: ${escaped(detail)}</li>`,
  );
  return previewPage(`<ul>${lines.join("")}</ul>`);
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
