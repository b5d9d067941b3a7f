/**
 * A pattern, for PostgreSQL and for JavaScript, of an address that stands whole in a text: not as the end of a longer one
 * (`x.dana@practice.co`), nor as the beginning of one at a longer domain (`dana@practice.com`, `dana@practice.co.uk`). Marks around
 * it, such as quotes or the full stop of a sentence, are no part of it. To be used without regard to case. Pure.
 */
export function wholeAddress(email: string): string {
  const literal = email.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return `(?<![a-z0-9][.!$&'*+/=_~-]*)${literal}(?!-*[a-z0-9]|\\.[a-z0-9])`;
}

/** Whether a JSON text says the address whole, also right after a mark that JSON escapes, such as the end of a line. Pure. */
export function saysAddress(json: string, email: string): boolean {
  const unescaped = json.replace(/\\+(u[0-9a-f]{4}|[nrtbf"/])/gi, " ");
  const pattern = new RegExp(wholeAddress(email), "i");
  return [json, unescaped].some((text) => pattern.test(text));
}
