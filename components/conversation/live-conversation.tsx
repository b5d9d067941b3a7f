"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Composer } from "@/components/conversation/composer";
import type { ConversationWords } from "@/components/conversation/conversation-texts";
import { EarlierMessages } from "@/components/conversation/earlier-messages";
import { MessageList } from "@/components/conversation/message-list";
import { type Loaded, useMessages } from "@/components/conversation/use-messages";
import { useOutbox } from "@/components/conversation/use-outbox";
import { useReadMarker } from "@/components/conversation/use-read-marker";
import type { Reader } from "@/components/meetings/reader";
import { useNow } from "@/components/meetings/use-now";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/forms/form-state";

export type LiveConversationProps = {
  meetingId: string;
  initial: Loaded;
  /** The position up to which the reader had read when the page was made. */
  readPosition: number;
  /** How many messages the page calls unread: once they are seen, it is read again. */
  unread: number;
  reader: Reader;
  words: ConversationWords;
  markRead: (position: number) => Promise<void>;
  /** Missing for those who only read. */
  writing?: { post: FormAction; clientId: string };
};

/** What is written, brought up to date while the page is open. Without JavaScript the newest page and a plain form. */
export function LiveConversation(props: LiveConversationProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Panel {...props} />
    </QueryClientProvider>
  );
}

function Panel({ meetingId, initial, readPosition, unread, reader, words, markRead, writing }: LiveConversationProps) {
  const { messages, earlier, add, loadEarlier, gone, behind } = useMessages(meetingId, initial);
  const outbox = useOutbox(meetingId, (message) => add([message]));
  const now = useNow(reader.now);
  const end = useRef<HTMLDivElement>(null);
  // The line stays where the reader found it, also when the page itself is read again.
  const [freshAfter] = useState(readPosition);
  const router = useRouter();
  useReadMarker(end, messages.at(-1)?.position ?? 0, freshAfter, async (position) => {
    await markRead(position);
    if (unread > 0) router.refresh();
  });
  if (gone) {
    return (
      <Notice role="alert" tone="warn" title={words.goneTitle}>
        {words.goneBody}
      </Notice>
    );
  }
  const empty = messages.length + outbox.pending.length === 0;
  return (
    <div className="flex flex-col gap-5">
      {behind ? <Notice role="status">{words.behind}</Notice> : null}
      {empty ? (
        <Empty words={words} />
      ) : (
        <MessageList
          messages={messages}
          pending={outbox.pending}
          freshAfter={freshAfter}
          reader={{ ...reader, now }}
          words={words}
          before={earlier === null ? null : <EarlierMessages load={loadEarlier} words={words} />}
          retry={outbox.send}
          discard={outbox.drop}
          end={end}
        />
      )}
      {writing ? <Composer {...writing} send={outbox.send} words={words} /> : null}
    </div>
  );
}

function Empty({ words }: { words: ConversationWords }) {
  return (
    <div className="flex items-start gap-3 rounded-lg border border-line border-dashed p-4">
      <MessagesSquare aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
      <div className="min-w-0">
        <p className="font-semibold">{words.emptyTitle}</p>
        <p className="text-ink-soft text-sm">{words.emptyBody}</p>
      </div>
    </div>
  );
}
