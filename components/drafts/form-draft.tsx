"use client";

import { useEffect, useRef, useState } from "react";
import { draftKey, forgetDraft, type Texts } from "@/components/drafts/draft";
import { useDraftOwner } from "@/components/drafts/draft-owner";
import { typeInto } from "@/components/drafts/form-texts";
import { watchCarrier, watchTyping } from "@/components/drafts/watch-typing";
import { Button } from "@/components/ui/form/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  /** Tells the forms of one page from each other; the path of the page says what they are about. */
  form: string;
  /** Whether the form shows again what the server refused; that is the draft, and nothing has to be offered. */
  refused: boolean;
  /** Whether the form only carries what another one typed, such as a review: it keeps that, and offers nothing. */
  carried?: boolean;
  /** Whether the page itself says when what was sent has arrived. */
  outlivesSending?: boolean;
};

type Shown = { kind: "offer"; held: Texts } | { kind: "restored"; lost: readonly string[] } | { kind: "not kept" };

/**
 * Keeps what is typed into the form around it in this tab, until it is sent or thrown away, and offers it when the form
 * comes again: after signing in, Back, a reload, a crash, a key (docs/decisions/0039-drafts-live-in-the-tab.md).
 */
export function FormDraft({ form: name, refused, carried = false, outlivesSending = false }: Props) {
  const owned = useDraftOwner();
  // What was typed stays theirs, even when the page is renewed for somebody else.
  const [owner] = useState(owned?.owner);
  const mark = useRef<HTMLSpanElement>(null);
  const held = useRef<Texts>({});
  const [shown, show] = useState<Shown>();
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form || owner === undefined) return;
    const key = draftKey(owner, name, location.pathname);
    if (carried) return watchCarrier(form, key);
    const offer = (waiting: Texts) => show({ kind: "offer", held: waiting });
    return watchTyping(form, key, { refused, outlivesSending, held, offer, notKept: () => show({ kind: "not kept" }) });
  }, [owner, name, refused, carried, outlivesSending]);

  function restore() {
    const form = mark.current?.closest("form");
    if (!form || shown?.kind !== "offer") return;
    const wanted = shown.held;
    held.current = {};
    show({ kind: "restored", lost: typeInto(form, wanted) });
  }
  function discard() {
    held.current = {};
    if (owner !== undefined) forgetDraft(draftKey(owner, name, location.pathname));
    show(undefined);
  }
  return (
    <>
      <span ref={mark} hidden />
      {owned && shown ? <DraftNotice shown={shown} words={owned.words} restore={restore} discard={discard} /> : null}
    </>
  );
}

type NoticeProps = {
  shown: Shown;
  words: NonNullable<ReturnType<typeof useDraftOwner>>["words"];
  restore: () => void;
  discard: () => void;
};

function DraftNotice({ shown, words, restore, discard }: NoticeProps) {
  if (shown.kind === "not kept") return <Notice tone="warn" role="status" title={words.notKept} />;
  if (shown.kind === "restored") {
    if (shown.lost.length === 0) return <Notice tone="good" role="status" title={words.restored} />;
    return (
      <Notice tone="warn" role="alert" title={words.partly}>
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{shown.lost.join("\n")}</p>
      </Notice>
    );
  }
  return (
    <Notice role="status" title={words.title}>
      <p>{words.body}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="button" variant="primary" size="sm" onClick={restore}>
          {words.restore}
        </Button>
        <Button type="button" size="sm" onClick={discard}>
          {words.discard}
        </Button>
      </div>
    </Notice>
  );
}
