// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { CLIENT_ADDRESS_HEADER } from "./client-address.ts";
import { type AllWords, type Asked, languageOf, plainPage, plainPageHeaders } from "./plain-page.ts";

type Answer = (request: Asked, response: ServerResponse) => unknown;

/** The build of the pages has a copy of this file of its own, so both meet here. */
const MEETING_POINT = Symbol.for("compath.readers");
const WINDOW_SECONDS = 60;
const MOST_BROWSERS = 50_000;

/**
 * The API counts its own callers in the database (lib/web/api/response-to.ts), the files of the build cost nothing, probes come
 * from one address, and webhooks are signed.
 */
const COUNTED_ELSEWHERE = /^\/(api\/v1\/|api\/webhooks\/|api\/(health|ready)$|_next\/static\/|icon\.svg$)/;

/** Says who the person is whose session the request that is being answered carries; nobody where it opens nothing. */
export function noteReader(userId: string | undefined): void {
  const requests: unknown = Reflect.get(globalThis, MEETING_POINT);
  const note: unknown = requests instanceof AsyncLocalStorage ? requests.getStore() : undefined;
  if (typeof note === "function") note(userId);
}

/**
 * Counts every request for a page, a server action and `/api/auth` before anything else is done for it: for the person, once their
 * session has opened something, else for the client's address. It is counted in memory, for a flood must not reach the database.
 * @param perMinute how many one person, or one address, may send in a minute
 */
export function limitPages(perMinute: number, words: AllWords, answer: Answer): Answer {
  const requests = new AsyncLocalStorage<(userId: string | undefined) => void>();
  Reflect.set(globalThis, MEETING_POINT, requests);
  const limiter = new RateLimiterMemory({ keyPrefix: "pages", points: perMinute, duration: WINDOW_SECONDS });
  const readers = new Map<string, string>();
  return async (request, response) => {
    const session = sessionIn(request.headers.cookie);
    const learn = (userId: string | undefined) => {
      if (session !== undefined) remember(readers, session, userId);
    };
    const wait = isCountedHere(request.url) ? await waitOf(limiter, keyOf(request, session, readers)) : 0;
    if (wait > 0) return refuse(request, response, wait, words);
    return requests.run(learn, () => answer(request, response));
  };
}

/** How many seconds to wait; 0 while there is something left. */
async function waitOf(limiter: RateLimiterMemory, key: string): Promise<number> {
  const state = await limiter.consume(key).catch((refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  });
  return state.consumedPoints > limiter.points ? Math.max(1, Math.ceil(state.msBeforeNext / 1000)) : 0;
}

/** Dots in a path are resolved as Next.js does, so that none leads past the count. */
function isCountedHere(url = "/"): boolean {
  return !(
    url.startsWith("/") &&
    URL.canParse(url, "http://x") &&
    COUNTED_ELSEWHERE.test(new URL(url, "http://x").pathname)
  );
}

function keyOf(request: Asked, session: string | undefined, readers: ReadonlyMap<string, string>): string {
  const person = session === undefined ? undefined : readers.get(session);
  return person === undefined ? `address:${request.headers[CLIENT_ADDRESS_HEADER]}` : `person:${person}`;
}

/** The value of the cookie of a session (lib/auth/cookies.ts), good or not. */
function sessionIn(cookies = ""): string | undefined {
  return /(?:^|; )(?:__Host-)?compath\.session=([^;]+)/.exec(cookies)?.[1];
}

function remember(readers: Map<string, string>, session: string, userId: string | undefined): void {
  readers.delete(session);
  if (userId === undefined) return;
  readers.set(session, userId);
  const [oldest] = readers.keys();
  if (readers.size > MOST_BROWSERS && oldest !== undefined) readers.delete(oldest);
}

function refuse(request: Asked, response: ServerResponse, seconds: number, words: AllWords): void {
  const nonce = randomBytes(16).toString("base64");
  const requestId = randomUUID();
  const [type, body] = bodyFor(request, seconds, words, { nonce, requestId });
  response.writeHead(429, {
    "Content-Type": type,
    "X-Request-Id": requestId,
    "Retry-After": String(seconds),
    ...plainPageHeaders(nonce),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

type Ids = { readonly nonce: string; readonly requestId: string };

/** Next.js hands what a refused server action says on to the page that is open only where it is plain text. */
function bodyFor(request: Asked, seconds: number, words: AllWords, ids: Ids): [type: string, body: string] {
  const language = languageOf(request);
  const said = words[language];
  const unit = { style: "unit", unit: "second", unitDisplay: "long" } as const;
  const wait = new Intl.NumberFormat(language, unit).format(seconds);
  const sentence = said?.body.replace("{wait}", wait) ?? "";
  if (request.headers["next-action"] !== undefined) return ["text/plain", `${TOO_MANY}${sentence}`];
  if (request.url?.startsWith("/api/"))
    return ["application/problem+json", JSON.stringify(problem(request, seconds, ids))];
  const html = said === undefined ? "" : plainPage(request, language, { ...said, body: sentence }, ids.nonce);
  return ["text/html; charset=utf-8", html];
}

/** How such a text begins (components/shell/error-panel.tsx). */
const TOO_MANY = "429 ";

function problem({ url = "/" }: Asked, seconds: number, { requestId }: Ids) {
  return {
    type: "/docs/errors/rate-limited",
    title: "Too many requests",
    status: 429,
    detail: `That is more than is allowed for now. Try again in ${seconds} seconds.`,
    instance: url.split("?")[0],
    code: "rate_limited",
    requestId,
  };
}
