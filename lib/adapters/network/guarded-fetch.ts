import { fetch as fetchWith } from "undici";
import { guardedAgent, type Resolve, UnreachableAddressError } from "@/lib/adapters/network/guarded-agent";
import type { Reach } from "@/lib/adapters/network/public-address";

type Settings = {
  reach: Reach;
  /** For one call with all its redirects. */
  timeoutSeconds: number;
  resolve?: Resolve;
};

/** Longest answer that is read: more than a year of a full calendar needs, less than what would hurt. */
const MOST_BYTES = 32 * 1024 * 1024;

export class AnswerTooLongError extends RangeError {
  override readonly name = "AnswerTooLongError";

  constructor() {
    super("This server's answer is too long.");
  }
}

/**
 * A `fetch` for addresses that users name: every connection, those of redirects too, stays within reach, and an answer is
 * read to its end before it is given. Takes text and bytes as a body, no streams or forms; `url` of an answer is empty.
 * @throws UnreachableAddressError, AnswerTooLongError, a DOMException `TimeoutError`, or the socket's error with its `code`
 */
export function guardedFetch({ reach, timeoutSeconds, resolve }: Settings): typeof fetch {
  const dispatcher = guardedAgent(reach, resolve);

  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    // Agents know hosts, not schemes, credentials or ports that mean another protocol.
    if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new UnreachableAddressError();
    const timeout = AbortSignal.timeout(Math.ceil(timeoutSeconds * 1000));
    const { method = "GET", redirect = "follow", body } = init;
    const headers = new Headers(init.headers);
    // Servers that compress weaken their entity tags, which then fit no If-Match.
    headers.set("accept-encoding", "identity");
    try {
      const answer = await fetchWith(url, {
        method,
        redirect,
        dispatcher,
        headers: [...headers],
        body: typeof body === "string" || body instanceof Uint8Array ? body : null,
        signal: init.signal ? AbortSignal.any([timeout, init.signal]) : timeout,
      });
      const bytes = answer.body && (await readWhole(answer.body));
      return new Response(bytes, { status: answer.status, headers: [...answer.headers] });
    } catch (error) {
      throw reasonOf(error);
    }
  };
}

/** Counted after decompression: a server may compress unasked, and a small answer become a large one here. */
async function readWhole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new AnswerTooLongError();
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

/** The Fetch standard says only that it failed; undici keeps what happened as the cause. */
function reasonOf(error: unknown): unknown {
  const cause = error instanceof TypeError ? error.cause : undefined;
  if (!(cause instanceof Error)) return error;
  return cause.message === "redirect count exceeded" ? new TypeError("This server redirects without end.") : cause;
}
