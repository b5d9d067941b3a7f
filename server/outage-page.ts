// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { AsyncLocalStorage } from "node:async_hooks";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

type Answer = (request: IncomingMessage & { typed?: readonly string[] }, response: ServerResponse) => unknown;
type Words = { readonly title: string; readonly body: string; readonly typed: string; readonly retry: string };
/** By language. */
type AllWords = Readonly<Record<string, Words>>;

/** The build of the pages has a copy of this file of its own, so both meet here. */
const MEETING_POINT = Symbol.for("compath.outages");
const RETRY_SECONDS = 5;

/** Says that what failed just now in the request that is being answered did so because the database is out of reach. */
export function noteOutage(): void {
  const requests: unknown = Reflect.get(globalThis, MEETING_POINT);
  const note: unknown = requests instanceof AsyncLocalStorage ? requests.getStore() : undefined;
  if (typeof note === "function") note();
}

/** What the page says in each language of the pages. @param folder with their messages */
export function outageWords(folder: string): AllWords {
  return Object.fromEntries(
    ["en", "de", "es", "fr"].map((language) => {
      const { common } = JSON.parse(readFileSync(`${folder}/${language}.json`, "utf8"));
      return [language, { ...common.unavailable, retry: common.retry, typed: common.newVersion.typed }];
    }),
  );
}

/**
 * A page that could not be made because the database is out of reach is answered with 503, when to try again, and a sentence
 * with what was typed, where Next.js 16.4.6 would answer 500 with a page that is empty without JavaScript.
 */
export function sayOutages(words: AllWords, answer: Answer): Answer {
  const requests = new AsyncLocalStorage<() => void>();
  Reflect.set(globalThis, MEETING_POINT, requests);
  return (request, response) => {
    let isOut = false;
    let isTaken = false;
    // Whatever begins the answer, the status is known by then: Next.js sets it and writes without calling `writeHead`. It may
    // have wrapped these to compress, and goes on writing to them afterwards.
    const { writeHead, write, end } = response;
    const takes = (status: number) => {
      if (isTaken || !isOut || status < 500 || response.headersSent) return isTaken;
      isTaken = true;
      const [headers, html] = instead(request, response, words);
      Reflect.apply(writeHead, response, [503, headers]);
      Reflect.apply(end, response, [html]);
      return true;
    };
    Object.assign(response, {
      writeHead: (status: number, ...rest: never[]) =>
        takes(status) ? response : Reflect.apply(writeHead, response, [status, ...rest]),
      write: (...chunk: never[]) => takes(response.statusCode) || Reflect.apply(write, response, chunk),
      end: (...chunk: never[]) => (takes(response.statusCode) ? response : Reflect.apply(end, response, chunk)),
    });
    const note = () => {
      isOut = true;
    };
    return requests.run(note, () => answer(request, response));
  };
}

/** The headers and the page in place of what was about to be answered. */
function instead(request: Parameters<Answer>[0], response: ServerResponse, words: AllWords) {
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("Content-Security-Policy") ?? ""))?.[1];
  for (const name of ["content-length", "content-encoding", "transfer-encoding", "etag"]) response.removeHeader(name);
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "private, no-store",
    "Retry-After": String(RETRY_SECONDS),
  };
  return [headers, request.method === "HEAD" ? undefined : page(request, words, nonce)] as const;
}

const STYLES = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
@media(prefers-color-scheme:dark){html{background:#1b1916;color:#f2eee6}a{color:inherit}}`;

function page(request: Parameters<Answer>[0], words: AllWords, nonce: string | undefined): string {
  const { url = "/", typed = [] } = request;
  const language = languageOf(request, words);
  const { title = "", body = "", retry = "", typed: heading = "" } = words[language] ?? {};
  const list = typed.map((text) => `<li><pre>${escaped(text)}</pre></li>`).join("");
  return `<!DOCTYPE html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style${nonce ? ` nonce="${nonce}"` : ""}>${STYLES}</style>
<main><h1>${escaped(title)}</h1><p>${escaped(body)}</p><p><a href="${escaped(url)}">${escaped(retry)}</a></p>
${list && `<section><h2>${escaped(heading)}</h2><ul>${list}</ul></section>`}</main></html>`;
}

/** The one that the reader chose, else the first that their browser names, roughly as pages decide (lib/web/callers/page-language.ts). */
function languageOf({ headers }: IncomingMessage, words: AllWords): string {
  const chosen = /(?:^|; )compath-lang=(\w\w)/.exec(headers.cookie ?? "")?.[1];
  const accepted = (headers["accept-language"] ?? "").toLowerCase().match(/\b[a-z]{2}(?=[-,;]|$)/g) ?? [];
  return [chosen, ...accepted].find((language) => language !== undefined && Object.hasOwn(words, language)) ?? "en";
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
