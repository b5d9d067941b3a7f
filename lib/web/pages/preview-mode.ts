/** How a mail is previewed: in one of its colour schemes, or its plain text. */
export type PreviewShow = "light" | "dark" | "text";

export function previewShowOf(value: unknown): PreviewShow {
  return value === "dark" || value === "text" ? value : "light";
}
