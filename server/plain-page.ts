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

/**
 * The look of the pages (app/globals.css), as far as it goes without a file: a page that the web server makes may load nothing.
 * `server/plain-page.test.ts` holds the colours and sizes to those of the pages.
 */
const STYLES = `:root{color-scheme:light dark;--paper:light-dark(#faf7f2,#1b1916);--sunken:light-dark(#f2ece1,#151311);
--ink:light-dark(#28221b,#f2ece2);--ink-soft:light-dark(#5f5649,#bdb3a4);--accent:light-dark(#1f5f5b,#8ccabf);
--accent-strong:light-dark(#164845,#abdcd3);--on-accent:light-dark(#fffdfa,#10211f)}
.light{color-scheme:light}.dark{color-scheme:dark}*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{font:1.0625rem/1.6 "Figtree Variable","Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere;max-width:42rem;margin:0 auto;padding:1.5rem 1rem 5rem}
svg{display:block;width:2rem;height:2rem;color:var(--accent);fill:currentColor}
h1{font:480 clamp(1.875rem,1.5rem + 1.6vw,2.375rem)/1.15 "Fraunces Variable","Iowan Old Style",Georgia,serif;letter-spacing:-.015em;text-wrap:balance;margin:2rem 0 1rem}
h2{font-size:1.25rem;font-weight:620;line-height:1.4;margin:2.5rem 0 .75rem}
p{color:var(--ink-soft);margin:0 0 2rem;max-width:65ch}
a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem 1.25rem;border-radius:.625rem;background:var(--accent);color:var(--on-accent);font-weight:600;line-height:1.25;text-align:center;text-decoration:none}
a:hover{background:var(--accent-strong)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
pre{white-space:pre-wrap;font:inherit;margin:0;padding:.75rem 1rem;border-radius:.625rem;background:var(--sunken)}
@media(min-width:40rem){body{padding:2.5rem 2rem 5rem}h1{margin-top:3rem}}`;

/** The mark of components/shell/brand.tsx. */
const MARK = `<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="15"/><g fill="none" stroke="var(--on-accent)" stroke-width="2.6" stroke-linecap="round"><path d="M8 24c0-6 8-4.5 8-10"/><path d="M24 24c0-6-8-4.5-8-10"/></g><circle cx="16" cy="9" r="2.9" fill="var(--on-accent)"/></svg>`;

/** A page that the web server makes by itself, with what was typed and a way to try again. It needs no script and no file. */
export function plainPage(
  { url = "/", typed = [], headers }: Pick<Asked, "url" | "typed"> & { headers: { cookie?: string | undefined } },
  language: string,
  { title, body, retry, typed: heading }: PageWords,
  nonce: string | undefined,
): string {
  const list = typed.map((text) => `<li><pre>${escaped(text)}</pre></li>`).join("");
  const theme = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(headers.cookie ?? "")?.[1];
  return `<!DOCTYPE html><html lang="${language}"${theme ? ` class="${theme}"` : ""}><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style${nonce ? ` nonce="${nonce}"` : ""}>${STYLES}</style>
${MARK}<main><h1>${escaped(title)}</h1><p>${escaped(body)}</p><p><a href="${escaped(url)}">${escaped(retry)}</a></p>
${list && `<section aria-labelledby="typed"><h2 id="typed">${escaped(heading)}</h2><ul>${list}</ul></section>`}</main></html>`;
}

/** The headers of such a page where no page of ours is asked for one (lib/web/proxy/security-headers.ts). @param nonce of its styles */
export function plainPageHeaders(nonce: string): Record<string, string> {
  return {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
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
