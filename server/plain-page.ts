// Node runs this file as it is, so it imports nothing by our `@/` paths.
import type { IncomingMessage } from "node:http";

/** A request, with the words of the form that it may be (server/other-build.ts). */
export type Asked = IncomingMessage & { typed?: readonly string[] };
export type PageWords = {
  readonly title: string;
  readonly body: string;
  readonly typed: string;
  readonly retry: string;
};
/** By language. */
export type AllWords = Readonly<Record<string, PageWords>>;

export const LANGUAGES = ["en", "de", "es", "fr"];

const STYLES = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
@media(prefers-color-scheme:dark){html{background:#1b1916;color:#f2eee6}a{color:inherit}}`;

/** A page that the web server makes by itself, with what was typed and a way to try again. */
export function plainPage(
  { url = "/", typed = [] }: Pick<Asked, "url" | "typed">,
  language: string,
  { title, body, retry, typed: heading }: PageWords,
  nonce: string | undefined,
): string {
  const list = typed.map((text) => `<li><pre>${escaped(text)}</pre></li>`).join("");
  return `<!DOCTYPE html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style${nonce ? ` nonce="${nonce}"` : ""}>${STYLES}</style>
<main><h1>${escaped(title)}</h1><p>${escaped(body)}</p><p><a href="${escaped(url)}">${escaped(retry)}</a></p>
${list && `<section aria-labelledby="typed"><h2 id="typed">${escaped(heading)}</h2><ul>${list}</ul></section>`}</main></html>`;
}

/** The one that the reader chose, else the first that their browser names, roughly as pages decide (lib/web/callers/page-language.ts). */
export function languageOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const chosen = /(?:^|; )compath-lang=(\w\w)/.exec(headers.cookie ?? "")?.[1];
  const accepted = (headers["accept-language"] ?? "").toLowerCase().match(/\b[a-z]{2}(?=[-,;]|$)/g) ?? [];
  return [chosen, ...accepted].find((language) => language !== undefined && LANGUAGES.includes(language)) ?? "en";
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
