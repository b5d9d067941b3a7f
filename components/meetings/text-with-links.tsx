import { piecesOf } from "@/components/meetings/text-pieces";

/** A person's text as it was written, its https addresses as links. Nothing in it becomes markup. */
export function TextWithLinks({ text }: { text: string }) {
  return piecesOf(text).map(({ text: words, href }, index) =>
    href === undefined ? (
      words
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places.
        key={index}
        href={href}
        rel="noreferrer nofollow ugc"
        className="break-all rounded-sm text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-strong"
      >
        {words}
      </a>
    ),
  );
}
