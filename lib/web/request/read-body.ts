import { AppError } from "@/lib/errors";

const MAX_BYTES = 256 * 1024;

/** The raw text of a JSON body. @throws AppError `unsupported_media_type`, and as `readText` */
export async function readBodyText(request: Request): Promise<string> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && !type?.endsWith("+json")) {
    throw new AppError("unsupported_media_type", "Send JSON with the header Content-Type: application/json.");
  }
  return readText(request);
}

/** A body as it came, whatever type it claims. @throws AppError `too_large` (over 256 KiB) or `malformed` (not UTF-8). */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) throw tooLarge();

  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks));
}

/** @throws AppError `malformed` when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new AppError("malformed", "The body is not valid JSON. Check quotes, commas and brackets.");
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new AppError("malformed", "The body is not valid UTF-8. Encode it as UTF-8.");
    throw error;
  }
}

function tooLarge(): AppError {
  return new AppError("too_large", "The body is larger than 256 KiB. Send less at a time.");
}
