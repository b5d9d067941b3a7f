"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import type { ConversationWords } from "@/components/conversation/conversation-texts";
import { MessageItem } from "@/components/conversation/message-item";
import type { Pending } from "@/components/conversation/outbox";
import { PendingItem } from "@/components/conversation/pending-item";
import type { Reader } from "@/components/meetings/reader";
import type { MessageView } from "@/lib/conversations/message-view";

/** How near the end one must be to be taken along when something new arrives. */
const NEAR_PIXELS = 80;

type Props = {
  messages: readonly MessageView[];
  pending: readonly Pending[];
  /** Messages of others after this position are new to the reader. */
  freshAfter: number;
  reader: Reader;
  words: ConversationWords;
  /** Stands before the oldest message that is shown. */
  before: ReactNode;
  retry: (message: Pending) => void;
  discard: (clientId: string) => void;
  end: RefObject<HTMLDivElement | null>;
};

/** The messages in their order, the newest at the end, which stays in view unless the reader has scrolled up. */
export function MessageList({ messages, pending, freshAfter, reader, words, before, retry, discard, end }: Props) {
  const box = useRef<HTMLElement>(null);
  useStayAtEnd(box, messages.at(-1)?.position ?? 0, pending.length);
  const fresh = messages.find(({ position, author }) => position > freshAfter && !author.self)?.position;
  return (
    <section
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe, scrollable-region-focusable).
      tabIndex={0}
      aria-label={words.log}
      className="max-h-[28rem] overflow-y-auto rounded-lg border border-line bg-sunken p-4"
    >
      {before}
      <div role="log" aria-live="polite">
        <ol className="flex flex-col gap-4">
          {messages.map((message) => (
            <Fragmented key={message.id} divider={message.position === fresh ? words.fresh : null}>
              <MessageItem message={message} reader={reader} words={words} />
            </Fragmented>
          ))}
          {pending.map((message) => (
            <PendingItem
              key={message.clientId}
              message={message}
              words={words}
              retry={() => retry(message)}
              discard={() => discard(message.clientId)}
            />
          ))}
        </ol>
      </div>
      <div ref={end} className="h-px" />
    </section>
  );
}

function Fragmented({ divider, children }: { divider: string | null; children: ReactNode }) {
  return (
    <>
      {divider === null ? null : (
        <li className="flex items-center gap-3 font-semibold text-accent text-sm before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
          {divider}
        </li>
      )}
      {children}
    </>
  );
}

/** Keeps the end in view for those who are there, and brings the writer to what they have just written. */
function useStayAtEnd(box: RefObject<HTMLElement | null>, newest: number, pending: number): void {
  const last = useRef({ newest: -1, pending: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const left = element.scrollHeight - element.scrollTop - element.clientHeight;
    const arrived = newest > last.current.newest;
    const first = last.current.newest === -1;
    if (first || pending > last.current.pending || (arrived && left < NEAR_PIXELS + element.clientHeight / 2)) {
      element.scrollTop = element.scrollHeight;
    }
    last.current = { newest, pending };
  }, [box, newest, pending]);
}
