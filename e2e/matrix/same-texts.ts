/** An answer without the ids that its asker sent, and without what is drawn anew for every answer. @param named what was sent */
export function withoutNames(text: string, named: readonly string[]): string {
  const long = named.filter((value) => value.length > 8);
  const rest = long.reduce((left, value) => left.replaceAll(value, "*"), text);
  return rest
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, "*")
    .replaceAll(/"nonce":"[^"]*"|nonce="[^"]*"|'nonce-[^']*'/g, "");
}

/**
 * All texts of a page as it is sent to scripts, sorted: its rows are numbered and come in the order in which they are ready, so
 * two answers that say the same differ in bytes. References between rows and React's random keys are left out.
 */
export function textsOfRows(body: string): string {
  const texts = body.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return texts
    .filter((text) => !/^"\$|^"[\w-]{21,22}"$/.test(text))
    .toSorted()
    .join("\n");
}
