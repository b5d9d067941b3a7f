// Node runs this file as it is, so it imports nothing by our `@/` paths.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

type Asked = Pick<IncomingMessage, "headers">;

/**
 * Whether a request was sent to this machine by one of its own names. A page of another site can make a name of its own
 * lead here (DNS rebinding), and would then read what is meant for the person at this machine.
 */
export function isSentHere({ headers }: Asked): boolean {
  return isOwnName(headers.host ?? "");
}

/** Whether a request was also made by a page of this machine, or by no page: for servers that refuse nothing themselves. */
export function isFromHere({ headers }: Asked): boolean {
  const { origin } = headers;
  const ownPage = origin === undefined || origin === "null" || isOwnName(origin.replace(/^https?:\/\//, ""));
  return isSentHere({ headers }) && ownPage;
}

/** 421: the request was sent to a server that does not answer for this host (RFC 9110 §15.5.20). */
export function refuseForeign(response: ServerResponse): void {
  response.writeHead(421, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end("This is for this machine alone. Open it by the address that the start command printed.\n");
}

/** 421 for a request that wants to become a WebSocket: the server does not answer for its host. */
export function refuseForeignUpgrade(socket: Duplex): void {
  socket.end("HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}

/** A host as in `Host`, with or without a port. */
function isOwnName(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}
