import { tryTo } from "@/components/live/try-to";
import { watchSleep } from "@/components/live/watch-sleep";
import type { NotificationView } from "@/lib/notifications/view";

/** What an open page hears. `catch-up`: something may have been missed, look for yourself. */
export type Heard =
  | { readonly kind: "notification"; readonly data: NotificationView }
  | {
      readonly kind: "meeting";
      readonly data: { readonly id: string; readonly meetingId: string; readonly revision: number };
    }
  | { readonly kind: "message"; readonly data: { readonly id: string; readonly meetingId: string } }
  | { readonly kind: "catch-up" };

type Subscriber = (heard: Heard) => void;

const NAME = "compath-live";
const FIRST_RETRY_MILLISECONDS = 1_000;
const POLL_MILLISECONDS = 30_000;

type Watch = { readonly subscribers: Set<Subscriber>; readonly stop: () => void };

const watches = new Map<string | undefined, Watch>();

/**
 * Live events of `person`, who is signed in in this browser; somebody else has a stream of their own. All their tabs share
 * one, because browsers open only six connections to a server without HTTP/2: the tab that holds the lock listens and tells
 * the others. Where there are no locks or channels each tab listens for itself.
 * @returns how to stop
 */
export function watchEvents(person: string | undefined, subscriber: Subscriber): () => void {
  const watch = watches.get(person) ?? begin(person);
  watch.subscribers.add(subscriber);
  return () => {
    watch.subscribers.delete(subscriber);
    if (watch.subscribers.size > 0) return;
    watch.stop();
    watches.delete(person);
  };
}

function begin(person: string | undefined): Watch {
  const subscribers = new Set<Subscriber>();
  const handOn = (heard: Heard) => {
    for (const subscriber of subscribers) subscriber(heard);
  };
  const leaving = new AbortController();
  const { signal } = leaving;
  const leadAs = (say: Subscriber) => lead(pathOf(person), say, signal);
  if (!share(`${NAME}-${person ?? "anyone"}`, handOn, leadAs, signal)) leadAs(handOn);
  const missed = () => handOn({ kind: "catch-up" });
  watchSleep(missed, signal);
  addEventListener("online", missed, { signal });
  const watch = { subscribers, stop: () => leaving.abort() };
  watches.set(person, watch);
  return watch;
}

/** Leads or follows the other tabs. @returns false where the browser refuses locks, as on pages without TLS, or channels */
function share(
  name: string,
  handOn: Subscriber,
  leadAs: (say: Subscriber) => Promise<void>,
  signal: AbortSignal,
): boolean {
  const tabs = tryTo(() => new BroadcastChannel(name));
  // Absent without TLS, whatever its type says.
  const locks: LockManager | undefined = tryTo(() => navigator.locks);
  if (!tabs || !locks) return false;
  tabs.onmessage = ({ data }: MessageEvent<Heard>) => handOn(data);
  signal.addEventListener("abort", () => tabs.close());
  const say = (heard: Heard) => {
    handOn(heard);
    tabs.postMessage(heard);
  };
  const turn = locks.request(name, { signal }, () => leadAs(say).catch(reportError));
  // A tab that leaves before its turn comes gives it up; any other refusal leaves it alone with its own stream.
  turn.catch(() => (signal.aborted ? undefined : leadAs(handOn)));
  return true;
}

function pathOf(person: string | undefined): string {
  return `/api/v1/events${person === undefined ? "" : `?${new URLSearchParams({ person })}`}`;
}

/** Listens for all tabs until this one leaves. */
async function lead(path: string, say: Subscriber, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  let source: EventSource;
  let pause = FIRST_RETRY_MILLISECONDS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    source = listen(path, say, {
      opened() {
        pause = FIRST_RETRY_MILLISECONDS;
      },
      // The browser itself comes back after a lost connection, but not after an answer that is no stream. Until there is one
      // again, asking now and then is as good as it gets.
      refused() {
        retry = setTimeout(again, pause);
        pause = Math.min(pause * 2, POLL_MILLISECONDS);
      },
    });
  };
  const end = () => {
    clearTimeout(retry);
    source.close();
  };
  const again = () => {
    end();
    begin();
  };
  begin();
  watchSleep(again, signal);
  addEventListener("online", again, { signal });
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => {
    end();
    resolve();
  });
  return promise;
}

function listen(path: string, say: Subscriber, { opened, refused }: { opened(): void; refused(): void }): EventSource {
  const source = new EventSource(path);
  for (const kind of ["notification", "meeting", "message"] as const) {
    // Safe: our own API sends these kinds with these data (lib/live/live-event.ts).
    source.addEventListener(kind, ({ data }) => say({ kind, data: JSON.parse(data) } as Heard));
  }
  source.addEventListener("open", opened);
  // What happened before this stream began, nobody has heard. After a lost connection the server tells it by itself.
  source.addEventListener("open", () => say({ kind: "catch-up" }), { once: true });
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return;
    refused();
    say({ kind: "catch-up" });
  });
  return source;
}
