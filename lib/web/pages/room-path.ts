/** The page of a room. */
export function roomPathOf(slug: string): string {
  return `/m/${encodeURIComponent(slug)}`;
}
