import type { IncomingMessage, ServerResponse } from "node:http";

/** The whole body as text, or null where it is larger than Resend's 40 MB. */
export async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= 40 * 1024 * 1024) chunks.push(bytes);
  }
  return size <= 40 * 1024 * 1024 ? Buffer.concat(chunks).toString("utf8") : null;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

/** Says half of an answer and then nothing more. */
export function sendHalfOf(response: ServerResponse, status: number, body: unknown) {
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2));
}
