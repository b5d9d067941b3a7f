// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { type AllWords, type Asked, languageOf, plainPage } from "./plain-page.ts";

type Answer = (request: Asked, response: ServerResponse) => unknown;

/** The build of the pages has a copy of this file of its own, so both meet here. */
const MEETING_POINT = Symbol.for("compath.outages");
const RETRY_SECONDS = 5;

/** Says that what failed just now in the request that is being answered did so because the database is out of reach. */
export function noteOutage(): void {
  const requests: unknown = Reflect.get(globalThis, MEETING_POINT);
  const note: unknown = requests instanceof AsyncLocalStorage ? requests.getStore() : undefined;
  if (typeof note === "function") note();
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
function instead(request: Asked, response: ServerResponse, words: AllWords) {
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("Content-Security-Policy") ?? ""))?.[1];
  for (const name of ["content-length", "content-encoding", "transfer-encoding", "etag"]) response.removeHeader(name);
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "private, no-store",
    "Retry-After": String(RETRY_SECONDS),
  };
  const language = languageOf(request);
  const said = words[language];
  const html = said === undefined || request.method === "HEAD" ? undefined : plainPage(request, language, said, nonce);
  return [headers, html] as const;
}
