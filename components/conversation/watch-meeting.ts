import type { MessagePlace } from "@/components/conversation/fetch-messages";

/** `catch-up`: something may have been missed, look for yourself. */
export type MeetingNewsKind = "message" | "meeting" | "catch-up";

type Subscriber = (news: MeetingNewsKind) => void;
type Watch = { readonly subscribers: Set<Subscriber>; readonly stop: () => void };

const REOPEN_MILLISECONDS = 30_000;
const watches = new Map<string, Watch>();

/**
 * Events of one meeting, over one stream per page however many parts of it listen. Guests have no other, and for everyone it
 * is how a page learns that its reader may not know of the meeting any more: whoever was removed hears nothing, so the stream
 * of all their meetings (components/live) cannot tell them, but this one ends. @returns how to stop
 */
export function watchMeeting(place: MessagePlace, subscriber: Subscriber): () => void {
  const path = pathOf(place);
  const watch = watches.get(path) ?? begin(path);
  watch.subscribers.add(subscriber);
  return () => {
    watch.subscribers.delete(subscriber);
    if (watch.subscribers.size > 0) return;
    watch.stop();
    watches.delete(path);
  };
}

/** A tab that nobody looks at has no stream: browsers open only six connections to a server without HTTP/2. */
function begin(path: string): Watch {
  const subscribers = new Set<Subscriber>();
  const publish = (news: MeetingNewsKind) => {
    for (const subscriber of subscribers) subscriber(news);
  };
  const leaving = new AbortController();
  let source: EventSource | undefined;
  const look = () => {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = undefined;
    } else if (source === undefined || source.readyState === EventSource.CLOSED) {
      source = open(path, publish);
    }
  };
  look();
  document.addEventListener("visibilitychange", look, { signal: leaving.signal });
  // The browser itself comes back after a lost connection, but not after an answer that is no stream.
  const timer = setInterval(look, REOPEN_MILLISECONDS);
  const watch = {
    subscribers,
    stop: () => {
      leaving.abort();
      clearInterval(timer);
      source?.close();
    },
  };
  watches.set(path, watch);
  return watch;
}

/** Browsers send no headers of ours with a stream, so the address says for whom it is. */
function pathOf({ meetingId, person }: MessagePlace): string {
  return `/api/v1/events?${new URLSearchParams({ meetingId, ...(person === undefined ? {} : { person }) })}`;
}

function open(path: string, publish: Subscriber): EventSource {
  const source = new EventSource(path);
  for (const news of ["message", "meeting"] as const) source.addEventListener(news, () => publish(news));
  // What happened before the stream began nobody has heard, and one that ends may mean that access has ended. While it is
  // tried again, once is enough.
  let caughtUp = false;
  source.addEventListener("open", () => {
    caughtUp = false;
    publish("catch-up");
  });
  source.addEventListener("error", () => {
    if (!caughtUp || source.readyState === EventSource.CLOSED) publish("catch-up");
    caughtUp = true;
  });
  return source;
}
