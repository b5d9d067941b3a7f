/**
 * Which of the addresses in the navigation the reader is at: the longest one that the path lies under, so that
 * `/meetings/new` is "Schedule" and `/meetings/<id>` is "Meetings".
 */
export function currentOf(path: string, hrefs: readonly string[]): string | undefined {
  const under = hrefs.filter((href) => path === href || path.startsWith(`${href}/`));
  return under.toSorted((a, b) => b.length - a.length)[0];
}
