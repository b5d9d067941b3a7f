// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

const notAllowed = {
  type: "/docs/errors/method-not-allowed",
  title: "Not done this way",
  status: 405,
  code: "method_not_allowed",
  detail: `Nothing here answers this method. The methods are ${METHODS}.`,
};

const unreadable = {
  type: "/docs/errors/malformed",
  title: "The request cannot be read",
  status: 400,
  code: "malformed",
  detail: "The address holds a % that is no valid encoding. Write it as %25 or encode the text as UTF-8.",
};

/**
 * Answers what Next.js 16.4.6 would answer with 500: 405 for a method that it does not know, such as TRACE, and 400 for an
 * address that cannot be decoded, such as `/api/%`. @returns whether the request still has to be answered
 */
export function isAnswerable(request: IncomingMessage, response: ServerResponse): boolean {
  const [path = "/"] = (request.url ?? "/").split("?");
  // `OPTIONS *` and the like name no path, and one that cannot be decoded is no reference that could be given.
  // Two slashes would name another host.
  const instance = /^\/(?!\/)/.test(path) && isDecodable(path) ? { instance: path } : {};
  if (!METHODS.split(", ").includes(request.method ?? ""))
    return refuse(response, { ...notAllowed, ...instance }, { Allow: METHODS });
  return isDecodable(path) || refuse(response, unreadable);
}

/** For what Node cannot even read as a request; it is answered as Node would, but that a made-up method is 405 as well. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, more] = lines[error.code ?? ""] ?? ["400 Bad Request", ""];
  socket.end(`HTTP/1.1 ${status}\r\n${more}Connection: close\r\n\r\n`);
}

const lines: Partial<Record<string, readonly [string, string]>> = {
  HPE_INVALID_METHOD: ["405 Method Not Allowed", `Allow: ${METHODS}\r\n`],
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", ""],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ["413 Payload Too Large", ""],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", ""],
};

function refuse(response: ServerResponse, problem: { status: number }, headers: Record<string, string> = {}): false {
  const requestId = randomUUID();
  response.writeHead(problem.status, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Request-Id": requestId,
    ...headers,
  });
  response.end(JSON.stringify({ ...problem, requestId }));
  return false;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
