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

type Listener = (heard: Heard) => void;

const NAME = "compath-live";
const FIRST_RETRY_MILLISECONDS = 1_000;
const POLL_MILLISECONDS = 30_000;
const TICK_MILLISECONDS = 10_000;
const SLEPT_MILLISECONDS = 30_000;

const listeners = new Set<Listener>();
let stop: (() => void) | undefined;

/**
 * Live events of the signed-in person in this browser. All tabs share one stream, because browsers open only six connections
 * to a server without HTTP/2: the tab that holds the lock listens and tells the others.
 * @returns how to stop
 */
export function watchEvents(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= begin();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

function tell(heard: Heard): void {
  for (const listener of listeners) listener(heard);
}

function begin(): () => void {
  const tabs = new BroadcastChannel(NAME);
  tabs.onmessage = ({ data }: MessageEvent<Heard>) => tell(data);
  const say = (heard: Heard) => {
    tell(heard);
    tabs.postMessage(heard);
  };
  const leaving = new AbortController();
  const { signal } = leaving;
  // Browsers give locks to secure pages only; without them each tab listens for itself.
  if ("locks" in navigator) {
    const turn = navigator.locks.request(NAME, { signal }, () => lead(say, signal));
    // A tab that leaves before its turn comes gives it up, and that alone is as it should be.
    turn.catch((error) => signal.aborted || reportError(error));
  } else lead(tell, signal);
  watchSleep(() => tell({ kind: "catch-up" }), signal);
  return () => {
    leaving.abort();
    tabs.close();
  };
}

/** Listens for all tabs until this one leaves. */
async function lead(say: Listener, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  let source: EventSource;
  let pause = FIRST_RETRY_MILLISECONDS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    source = listen(say, {
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
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => {
    end();
    resolve();
  });
  return promise;
}

function listen(say: Listener, { opened, refused }: { opened(): void; refused(): void }): EventSource {
  const source = new EventSource("/api/v1/events");
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

/** A clock that jumps was asleep, and so were the connections. */
function watchSleep(woke: () => void, signal: AbortSignal): void {
  let last = Date.now();
  const timer = setInterval(() => {
    const slept = Date.now() - last > SLEPT_MILLISECONDS;
    last = Date.now();
    if (slept) woke();
  }, TICK_MILLISECONDS);
  addEventListener("online", woke, { signal });
  signal.addEventListener("abort", () => clearInterval(timer));
}
