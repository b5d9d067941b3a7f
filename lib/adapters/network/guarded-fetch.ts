import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { guardedAgents, type Resolve, UnreachableAddressError } from "@/lib/adapters/network/guarded-agent";
import type { Reach } from "@/lib/adapters/network/public-address";

type Settings = {
  reach: Reach;
  /** For one call with all its redirects. */
  timeoutSeconds: number;
  resolve?: Resolve;
};

/** One hop: what is sent, and where to. */
type Hop = { url: URL; method: string; headers: Headers; body: string | Uint8Array | undefined; signal: AbortSignal };

const MOST_REDIRECTS = 5;
/** More than the answer about a year of a full calendar, less than what would hurt. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * A `fetch` for addresses that users name: every connection, those of redirects too, stays within reach. Takes text
 * and bytes as a body, no streams or forms. As in the Fetch standard a redirect to another origin loses `Authorization`;
 * unlike there, `url` of an answer is empty.
 * @throws UnreachableAddressError, a DOMException `TimeoutError`, or the socket's error with its `code`
 */
export function guardedFetch({ reach, timeoutSeconds, resolve }: Settings): typeof fetch {
  const agents = guardedAgents(reach, resolve);

  return async (input, init = {}) => {
    const timeout = AbortSignal.timeout(Math.ceil(timeoutSeconds * 1000));
    let hop: Hop = {
      url: new URL(input instanceof Request ? input.url : input),
      method: init.method ?? "GET",
      headers: new Headers(init.headers),
      body: typeof init.body === "string" || init.body instanceof Uint8Array ? init.body : undefined,
      signal: init.signal ? AbortSignal.any([timeout, init.signal]) : timeout,
    };
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const answer = await answerOf(hop, agents);
      const next = init.redirect === "manual" ? undefined : redirectOf(answer, hop);
      if (!next) return answer;
      hop = next;
    }
    throw new TypeError("This server redirects without end.");
  };
}

function answerOf(hop: Hop, agents: ReturnType<typeof guardedAgents>): Promise<Response> {
  const { url, method, signal, body } = hop;
  // Agents know hosts, not schemes, credentials or ports that mean another protocol.
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new UnreachableAddressError();
  const secure = url.protocol === "https:";
  const headers = {
    ...Object.fromEntries(hop.headers),
    ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
  };

  return new Promise((resolve, reject) => {
    const options = { method, headers, signal, agent: secure ? agents.https : agents.http };
    const request = (secure ? httpsRequest : httpRequest)(url, options, (message) => {
      readWhole(message).then((bytes) => resolve(responseOf(message, bytes)), reject);
    });
    // An abort says only that there was one; its reason says that it was the time.
    request.on("error", (error) => reject(signal.aborted ? signal.reason : error));
    request.end(body);
  });
}

async function readWhole(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new RangeError("This server's answer is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function responseOf({ statusCode = 0, headers }: IncomingMessage, bytes: Buffer): Response {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const withoutBody = [204, 205, 304].includes(statusCode);
  return new Response(withoutBody ? null : Uint8Array.from(bytes), { status: statusCode, headers: entries });
}

/** 303 turns into GET and 301 and 302 do so for POST (https://fetch.spec.whatwg.org/#http-redirect-fetch). */
function redirectOf(answer: Response, hop: Hop): Hop | undefined {
  const location = answer.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === null) return undefined;
  const url = new URL(location, hop.url);
  const headers = new Headers(hop.headers);
  if (url.origin !== hop.url.origin) headers.delete("authorization");
  const reads = answer.status === 303 || (hop.method === "POST" && answer.status < 303);
  return { ...hop, url, headers, ...(reads && { method: "GET", body: undefined }) };
}
