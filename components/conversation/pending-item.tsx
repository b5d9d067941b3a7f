import { LoaderCircle, RotateCw, TriangleAlert } from "lucide-react";
import type { ConversationWords } from "@/components/conversation/conversation-texts";
import { Bubble } from "@/components/conversation/message-item";
import type { Pending } from "@/components/conversation/outbox";
import { Button } from "@/components/ui/form/button";

type Props = { message: Pending; words: ConversationWords; retry: () => void; discard: () => void };

/** A message of the reader's own that has not arrived for sure: on its way, or waiting to be sent again. */
export function PendingItem({ message: { body, failure }, words, retry, discard }: Props) {
  return (
    <li className="flex flex-col items-end gap-1">
      <div className="max-w-[85%] opacity-75">
        <Bubble self>{body}</Bubble>
      </div>
      {failure === undefined ? (
        <p className="flex items-center gap-1.5 text-ink-soft text-sm">
          <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />
          {words.sending}
        </p>
      ) : (
        <div role="alert" className="flex flex-wrap items-center justify-end gap-2 text-sm">
          <p className="flex min-w-0 items-center gap-1.5 font-medium text-bad">
            <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
            {reasonOf(failure.code, words)}
          </p>
          <Button size="sm" onClick={retry}>
            <RotateCw aria-hidden="true" />
            {words.retry}
          </Button>
          <Button size="sm" variant="quiet" onClick={discard}>
            {words.discard}
          </Button>
        </div>
      )}
    </li>
  );
}

function reasonOf(code: string | undefined, { notSent, failed, refused }: ConversationWords): string {
  if (code === undefined) return notSent;
  return new Map(Object.entries(refused)).get(code) ?? failed;
}
