import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { parseJson, readBodyText } from "@/lib/web/request/read-body";

const LIMIT = 256 * 1024;

function sending(body: BodyInit, headers: Record<string, string> = { "content-type": "application/json" }): Request {
  return new Request("https://meet.example/", { method: "POST", body, headers, duplex: "half" } as RequestInit); // Safe: Node needs `duplex` to stream a body; its types lack it.
}

/** Sends no Content-Length, so only counting can find out. */
function chunked(chunks: number, size: number): { request: Request; pulled: () => number } {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent === chunks) return controller.close();
        sent += 1;
        controller.enqueue(new Uint8Array(size).fill(32));
      },
    },
    { highWaterMark: 0 },
  );
  return { request: sending(body), pulled: () => sent };
}

function codeOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => "read",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

test("the text arrives as it was sent, across chunk borders and with multi-byte characters", async () => {
  expect(await readBodyText(sending('{"title":"Zoë 😀"}'))).toBe('{"title":"Zoë 😀"}');
});

test.each(["application/json", "application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"])(
  "%s is JSON",
  async (type) => {
    expect(await readBodyText(sending("{}", { "content-type": type }))).toBe("{}");
  },
);

test.each(["text/plain", "text/plain; application/json", "application/x-www-form-urlencoded", "application/jsonp", ""])(
  "%j is not",
  async (type) => {
    expect(await codeOf(readBodyText(sending("{}", { "content-type": type })))).toBe("unsupported_media_type");
  },
);

test("exactly 256 KiB are read, one byte more is too large", async () => {
  expect(await codeOf(readBodyText(sending(" ".repeat(LIMIT))))).toBe("read");
  expect(await codeOf(readBodyText(sending(" ".repeat(LIMIT + 1))))).toBe("too_large");
});

test("a body that does not say its length is cut off, not collected to its end", async () => {
  const { request, pulled } = chunked(1000, 64 * 1024);
  expect(await codeOf(readBodyText(request))).toBe("too_large");
  expect(pulled()).toBeLessThan(10);
});

test("a length that is announced as too large is refused before a byte is read", async () => {
  const { request, pulled } = chunked(1, 10);
  request.headers.set("content-length", String(LIMIT + 1));
  expect(await codeOf(readBodyText(request))).toBe("too_large");
  expect(pulled()).toBe(0);
});

test("bytes that are no UTF-8 are malformed", async () => {
  expect(await codeOf(readBodyText(sending(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))))).toBe("malformed");
});

test.each(["", "{", "{'a':1}", '{"a":1,}', "[".repeat(100_000)])("%.20j is malformed JSON", async (text) => {
  expect(await codeOf(Promise.resolve().then(() => parseJson(text)))).toBe("malformed");
});

test("lists nested 100,000 deep are JSON and break nothing", () => {
  expect(parseJson("[".repeat(100_000) + "]".repeat(100_000))).toHaveLength(1);
});
