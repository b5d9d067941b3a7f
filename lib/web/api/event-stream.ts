import type { Context } from "@/lib/context";
import { followEvents, type StreamStep } from "@/lib/live/follow-events";
import type { StreamScope } from "@/lib/live/read-events";
import { callerKey, contextOfCaller } from "@/lib/web/callers/caller";
import { credentialCheckOf } from "@/lib/web/callers/credential-check";
import { wiring } from "@/lib/wiring/wiring";

/** A browser that lost the connection comes back after this long (HTML, §9.2 Server-sent events). */
const RETRY_MILLISECONDS = 1_000;

// How it may be cached and that nobody may compress it stands in next.config.mjs, which has the last word on that header.
const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // nginx would hold events back until enough of them have come together.
  "X-Accel-Buffering": "no",
};

/** Who may hear: a known caller, or of one meeting (`?meetingId=`) also its guests. */
export function contextOfSubscriber(request: Request, requestId: string): Promise<Context> {
  const meetingId = new URL(request.url).searchParams.get("meetingId");
  return contextOfCaller(request, requestId, meetingId === null ? undefined : { id: meetingId });
}

/** The caller's events as server-sent events. @throws AppError `rate_limited` for a caller with too many streams */
export async function eventStream(ctx: Context, request: Request, scope: StreamScope): Promise<Response> {
  // Next answers HEAD with this too: it learns the headers and opens nothing.
  if (request.method === "HEAD") return new Response(null, { headers });
  const { live, log } = await wiring();
  const leaving = new AbortController();
  const signal = AbortSignal.any([request.signal, leaving.signal]);
  const beats = followEvents(ctx, {
    hub: live,
    log,
    caller: callerKey(ctx.actor),
    scope,
    after: request.headers.get("last-event-id") ?? undefined,
    stillGood: await credentialCheckOf(request, ctx.actor),
    signal,
  });
  const first = await beats.next();
  return new Response(bytesOf(beats, first, leaving), { headers });
}

/** One step of the stream for each time the reader has room: who reads slowly is not read ahead for. */
function bytesOf(
  beats: AsyncGenerator<StreamStep>,
  first: IteratorResult<StreamStep>,
  leaving: AbortController,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<StreamStep> | undefined = first;
  return new ReadableStream(
    {
      start(controller) {
        controller.enqueue(encoder.encode(`retry: ${RETRY_MILLISECONDS}\n`));
      },
      async pull(controller) {
        const step = next ?? (await beats.next());
        next = undefined;
        if (step.done) controller.close();
        else controller.enqueue(encoder.encode(eventTextOf(step.value)));
      },
      async cancel() {
        leaving.abort();
        await beats.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

/** One step of a stream as text. Without events it is a comment, which keeps the connection open, and the cursor. */
export function eventTextOf({ cursor, events }: StreamStep): string {
  if (events.length === 0) return `: still here\nid: ${cursor}\n\n`;
  return events
    .map((event) => `event: ${event.kind}\nid: ${event.cursor}\ndata: ${JSON.stringify(event.data)}\n\n`)
    .join("");
}
