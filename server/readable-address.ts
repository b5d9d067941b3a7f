// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Answers 400 for an address that cannot be decoded, such as `/api/%`: in a path with a variable part Next.js 16.4.6
 * answers 500 for it. @returns whether the address is readable and the request still has to be answered
 */
export function hasReadableAddress(request: IncomingMessage, response: ServerResponse): boolean {
  const [path = "/"] = (request.url ?? "/").split("?");
  if (isDecodable(path)) return true;
  const requestId = randomUUID();
  response.writeHead(400, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Request-Id": requestId,
  });
  response.end(
    JSON.stringify({
      type: "/docs/errors/malformed",
      title: "The request cannot be read",
      status: 400,
      detail: "The address holds a % that is no valid encoding. Write it as %25 or encode the text as UTF-8.",
      instance: "",
      code: "malformed",
      requestId,
    }),
  );
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
