import type { ReactNode } from "react";
import type { Reader } from "@/components/meetings/reader";
import { TextWithLinks } from "@/components/meetings/text-with-links";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import type { MessageView } from "@/lib/conversations/message-view";
import { momentWords } from "@/lib/time/moment-words";

type Words = { readonly you: string; readonly guest: string; readonly host: string };

/** One message as it was written: plain text with its line breaks, https addresses as links. */
export function MessageItem({ message, reader, words }: { message: MessageView; reader: Reader; words: Words }) {
  const { author, body, createdAt } = message;
  const at = Date.parse(createdAt);
  const name = author.name ?? words.guest;
  return (
    <li className={cn("flex gap-3", author.self && "flex-row-reverse")}>
      {author.self ? null : <Avatar name={name} className="mt-1 size-8 shrink-0 text-xs" />}
      <div className={cn("flex min-w-0 max-w-[85%] flex-col gap-1", author.self && "items-end")}>
        <p className="text-ink-soft text-sm">
          <bdi className="font-semibold text-ink">{author.self ? words.you : name}</bdi>
          {author.role === "host" && !author.self ? ` · ${words.host}` : null}
          {" · "}
          <Time at={at}>{momentWords(at, reader.now, reader.timeZone, reader.locale)}</Time>
        </p>
        <Bubble self={author.self}>
          <TextWithLinks text={body} />
        </Bubble>
      </div>
    </li>
  );
}

export function Bubble({ self, children }: { self: boolean; children: ReactNode }) {
  return (
    <p
      dir="auto"
      className={cn(
        "w-fit max-w-full whitespace-pre-line wrap-anywhere rounded-lg border px-3.5 py-2.5",
        self ? "border-transparent bg-accent-soft" : "border-line bg-raised",
      )}
    >
      {children}
    </p>
  );
}
