/** How a mail is previewed: in one of its colour schemes, or its plain text. */
export type PreviewMode = "light" | "dark" | "text";

export function previewShowOf(value: unknown): PreviewMode {
  return value === "dark" || value === "text" ? value : "light";
}
