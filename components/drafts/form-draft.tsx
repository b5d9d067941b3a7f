"use client";

import { useEffect, useRef, useState } from "react";
import {
  type Draft,
  draftKey,
  forgetDraft,
  keepDraft,
  missingFrom,
  moveDraft,
  readDraft,
  type Texts,
} from "@/components/drafts/draft";
import { useDraftOwner } from "@/components/drafts/draft-owner";
import { textsOf, typeInto } from "@/components/drafts/form-texts";
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
    return carried ? watchCarrier(form, key) : watchTyping(form, key, { refused, outlivesSending, held, show });
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

type Watching = {
  refused: boolean;
  outlivesSending: boolean;
  held: { current: Texts };
  show: (shown: Shown | undefined) => void;
};

function watchTyping(
  form: HTMLFormElement,
  key: string,
  { refused, outlivesSending, held, show }: Watching,
): () => void {
  const earlier = readDraft(key, Date.now());
  const base = (refused && earlier?.base) || textsOf(form);
  const open = refused ? undefined : openDraft(form, earlier);
  held.current = open ?? {};
  if (open) show({ kind: "offer", held: open });
  else if (earlier && !refused) forgetDraft(key);
  else if (refused) moveDraft(key, "typing", Date.now());

  const keep = () => {
    const kept = keepDraft(key, { base, shown: textsOf(form), held: held.current }, Date.now());
    if (!kept) show({ kind: "not kept" });
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  const unwatch = outlivesSending ? undefined : watchSending(form, key);
  return () => {
    form.removeEventListener("input", keep);
    form.removeEventListener("change", keep);
    unwatch?.();
  };
}

function watchCarrier(form: HTMLFormElement, key: string): () => void {
  moveDraft(key, "typing", Date.now());
  return watchSending(form, key);
}

function watchSending(form: HTMLFormElement, key: string): () => void {
  const send = ({ submitter }: SubmitEvent) => {
    // A button that only shows something sends nothing.
    if (submitter instanceof HTMLButtonElement && submitter.formTarget !== "") return;
    moveDraft(key, "sending", Date.now());
  };
  form.addEventListener("submit", send);
  return () => {
    form.removeEventListener("submit", send);
    if (readDraft(key, Date.now())?.state === "sending") moveDraft(key, "left", Date.now());
  };
}

/** What an earlier form held and this one does not show; undefined where it was sent or nothing is missing. */
function openDraft(form: HTMLFormElement, earlier: Draft | undefined): Texts | undefined {
  if (!earlier || earlier.state === "left") return undefined;
  return Object.keys(missingFrom(textsOf(form), earlier)).length > 0 ? earlier.typed : undefined;
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
