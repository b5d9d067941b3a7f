/** The page after signing in without a page to return to. */
export const HOME_PATH = "/meetings";

const LONGEST = 2_000;

/**
 * The path to return to after signing in: a path of this origin with its query, or the list of meetings for anything
 * else. Browsers drop tabs and line breaks and read a backslash as a slash, and proxies decode `%2f`, so whatever could
 * become another origin that way is not repaired but dropped (docs/design/security.md#P-27).
 */
export function safeReturnPath(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must be found.
  if (text.length > LONGEST || !/^\/(?![/\\])/.test(text) || /[\u0000-\u0020\u007f\\]/.test(text)) return HOME_PATH;
  if (/%(25|2f|5c|[01][0-9a-f]|7f)/i.test(text.split(/[?#]/, 1)[0] ?? "")) return HOME_PATH;
  const base = "http://same.invalid";
  if (!URL.canParse(text, base)) return HOME_PATH;
  const url = new URL(text, base);
  // `/.//evil.example` only becomes `//evil.example` here.
  if (url.origin !== base || url.pathname.startsWith("//")) return HOME_PATH;
  return url.pathname + url.search + url.hash;
}

/**
 * `safeReturnPath` for a whole URL of our own origin, as next-auth writes it, or for whatever else a request calls a
 * URL.
 */
export function safeReturnPathOf(url: unknown, appUrl: string): string {
  if (typeof url !== "string") return HOME_PATH;
  return safeReturnPath(url.startsWith(`${appUrl}/`) ? url.slice(appUrl.length) : url);
}
