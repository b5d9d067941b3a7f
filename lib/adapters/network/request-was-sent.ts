import { subscribe } from "node:diagnostics_channel";

/** Requests under way, by their key, and whether their first byte has left this process. */
const watched = new Map<string, boolean>();

// What the SDK hides: it answers a refused connection and a connection lost half-way alike. Node's fetch says on this channel
// when it writes a request to a socket (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel).
subscribe("undici:client:sendHeaders", (message) => {
  const key = keyIn(message);
  if (key !== undefined && watched.has(key)) watched.set(key, true);
});

/** Notes whether a request with this `Idempotency-Key` leaves the process while it is watched. */
export function watchRequest(key: string): Disposable & { left(): boolean } {
  watched.set(key, false);
  return { left: () => watched.get(key) === true, [Symbol.dispose]: () => watched.delete(key) };
}

/** undici keeps a request's headers as a flat list of names and values. */
function keyIn(message: unknown): string | undefined {
  const request = member(message, "request");
  const headers = member(request, "headers");
  if (!Array.isArray(headers)) return undefined;
  const at = headers.findIndex((name, index) => index % 2 === 0 && String(name).toLowerCase() === "idempotency-key");
  return at < 0 ? undefined : String(headers[at + 1]);
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}
