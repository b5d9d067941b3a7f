// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { randomBytes, randomUUID } from "node:crypto";
import { IncomingMessage, type ServerResponse } from "node:http";
import { type AllWords, languageOf, plainPage, plainPageHeaders } from "./plain-page.ts";

/** A pasted list of 100 people and an agenda of 4,000 characters stay far below. lib/web/request/read-body.ts says the same. */
const MAX_BYTES = 256 * 1024;

/** How long what was refused is still taken off the wire and thrown away, so that its sender gets to read the answer. */
const LINGER_MILLISECONDS = 2_000;

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * Puts a limit on the body of every request, whatever its method and wherever it goes: over 256 KiB it is answered with 413
 * before anything else looks at it. Next.js and next-auth have limits of their own for some ways in and none for others.
 * A body whose length is not announced is read first, so that nothing has begun when it proves too long.
 * @param words that a person reads then @param lingerMilliseconds how long a sender who was refused may go on
 */
export function limitBody(words: AllWords, answer: Answer, lingerMilliseconds = LINGER_MILLISECONDS): Answer {
  const tooLarge = (request: IncomingMessage, response: ServerResponse) =>
    refuse(request, response, words, lingerMilliseconds);
  return async (request, response) => {
    if (Number(request.headers["content-length"] ?? 0) > MAX_BYTES) return tooLarge(request, response);
    if (request.headers["transfer-encoding"] === undefined) return answer(request, response);
    const body = await read(request).catch(() => "broken off" as const);
    if (body === "broken off") return response.destroy();
    return body === "too large" ? tooLarge(request, response) : answer(withBody(request, body), response);
  };
}

/** At most one chunk more than the limit is ever held. @throws Error when the sender breaks off */
async function read(request: IncomingMessage): Promise<Buffer | "too large"> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The end of a plain loop would cut the connection, and with it the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BYTES) return "too large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A request whose body was read, made into one whose body can still be read. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}

const SENTENCE = "The body is larger than 256 KiB. Send less at a time.";

function refuse(request: IncomingMessage, response: ServerResponse, words: AllWords, lingerMilliseconds: number): void {
  const requestId = randomUUID();
  const nonce = randomBytes(16).toString("base64");
  const [type, body] = bodyFor(request, requestId, words, nonce);
  response.writeHead(413, { "Content-Type": type, ...plainPageHeaders(nonce), "X-Request-Id": requestId });
  response.end(body);
  const cut = setTimeout(() => request.socket.destroy(), lingerMilliseconds);
  request.once("close", () => clearTimeout(cut)).resume();
}

/** Programs read a problem, whoever sent a form a page, and what sends forms with scripts the sentence of that page. */
function bodyFor(request: IncomingMessage, requestId: string, words: AllWords, nonce: string): [string, string] {
  if (request.url?.startsWith("/api/"))
    return ["application/problem+json", JSON.stringify(problem(requestId, request.url))];
  const language = languageOf(request);
  const said = words[language];
  if (said === undefined || request.headers["next-action"] !== undefined)
    return ["text/plain; charset=utf-8", said?.body ?? SENTENCE];
  return ["text/html; charset=utf-8", plainPage(request, language, said, nonce)];
}

function problem(requestId: string, address = "/") {
  const type = "/docs/errors/too-large";
  return {
    type,
    title: "The request is too large",
    status: 413,
    detail: SENTENCE,
    instance: address.split("?")[0],
    code: "too_large",
    requestId,
  };
}
