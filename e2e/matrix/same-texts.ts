/** An answer without the ids that its asker sent, and without what is drawn or counted anew for every answer. @param named what was sent */
export function withoutNames(text: string, named: readonly string[]): string {
  const long = [...new Set(named)]
    .filter((value) => value.length > 8)
    .toSorted((one, other) => other.length - one.length);
  return long
    .reduce((left, value) => left.replaceAll(value, "*"), text)
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, "*")
    .replaceAll(/\b1\d{12}\b/g, "*")
    .replaceAll(/"nonce":"[^"]*"|nonce="[^"]*"|'nonce-[^']*'/g, "");
}

/**
 * All texts of an answer, sorted. The rows of a page for scripts are numbered and come in the order in which they are ready, so
 * two answers that say the same differ in bytes: references between rows and React's random keys are left out, and of HTML the
 * scripts, which carry the same rows once more.
 */
export function textsOfRows(body: string): string {
  const apart = body.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, "").replaceAll(/>([^<]+)</g, '>"$1"<');
  const texts = apart.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return texts
    .filter((text) => !/^"\$|^"[\w-]{21,22}"$/.test(text))
    .toSorted()
    .join("\n");
}
