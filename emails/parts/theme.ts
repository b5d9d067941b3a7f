import type { CSSProperties } from "react";
import { dark, light } from "@/emails/parts/palette";

/** System fonts only: a mail loads nothing from anywhere. */
const sans = "-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
const serif = "Georgia, Cambria, Times New Roman, serif";

/** Inline styles, the light scheme; `css` recolours them by class name where the reader prefers dark. */
export const styles = {
  paper: { backgroundColor: light.paper, padding: "32px 12px 40px" },
  card: {
    backgroundColor: light.card,
    border: `1px solid ${light.line}`,
    borderRadius: "18px",
    padding: "32px 36px 36px",
  },
  tint: { backgroundColor: light.tint, borderRadius: "12px", padding: "16px 20px" },
  heading: { ...text(light.ink, 28, 36), fontFamily: serif, fontWeight: 400, margin: 0 },
  paragraph: { ...text(light.ink, 16, 25), margin: "16px 0 0" },
  strong: { ...text(light.ink, 17, 26), fontWeight: 600, margin: 0 },
  value: { ...text(light.ink, 16, 24), margin: 0 },
  label: { ...text(light.muted, 14, 20), margin: 0 },
  tag: { ...text(light.accent, 14, 20), fontWeight: 600, margin: "0 0 2px" },
  old: { ...text(light.muted, 16, 24), margin: 0, textDecoration: "line-through" },
  rule: { borderTop: `1px solid ${light.line}`, paddingTop: "12px", paddingBottom: "12px" },
  link: {
    ...text(light.accent, 16, 24),
    display: "inline-block",
    fontWeight: 600,
    padding: "10px 0",
    textDecoration: "underline",
  },
  button: {
    ...text(light.onAccent, 16, 20),
    backgroundColor: light.accent,
    borderRadius: "12px",
    fontWeight: 600,
    padding: "16px 28px",
    textAlign: "center",
  },
  answer: {
    ...text(light.accent, 16, 20),
    border: `1px solid ${light.accent}`,
    borderRadius: "12px",
    display: "block",
    fontWeight: 600,
    padding: "13px 2px",
    textAlign: "center",
    textDecoration: "none",
  },
  code: { ...text(light.ink, 32, 40), fontFamily: "Menlo, Consolas, monospace", letterSpacing: "6px", margin: 0 },
  footer: { ...text(light.muted, 13, 20), margin: "0 0 4px" },
} satisfies Record<string, CSSProperties>;

/** No user text ever comes in here: a `<style>` is not escaped as text is. */
export const css = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background-color: ${light.paper}; -webkit-text-size-adjust: 100%; }
@media (max-width: 480px) {
  .paper { padding: 12px 8px 28px !important; }
  .card { padding: 20px 18px 24px !important; }
  .heading { font-size: 24px !important; line-height: 31px !important; }
  .button { display: block !important; }
}
@media (max-width: 359px) {
  .cell { display: block !important; padding-bottom: 8px !important; }
  .gap { display: none !important; }
}
@media (prefers-color-scheme: dark) {
  body, .paper { background-color: ${dark.paper} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${dark.line} !important; }
  .tint { background-color: ${dark.tint} !important; }
  .rule { border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .muted { color: ${dark.muted} !important; }
  .accent { color: ${dark.accent} !important; border-color: ${dark.accent} !important; }
  .button { background-color: ${dark.accent} !important; color: ${dark.onAccent} !important; }
}`;

function text(color: string, size: number, lineHeight: number): CSSProperties {
  return { color, fontFamily: sans, fontSize: `${size}px`, lineHeight: `${lineHeight}px`, overflowWrap: "anywhere" };
}
