import type { Texts } from "@/components/drafts/draft";
import {
  type Draft,
  differences,
  forgetDraft,
  keepDraft,
  missingFrom,
  moveDraft,
  readDraft,
} from "@/components/drafts/draft";
import { servedTexts, textsOf } from "@/components/drafts/form-texts";
import { typeAgainWhatWasEarly } from "@/components/drafts/typed-early";

type Watching = {
  /** Whether the form shows again what the server refused. */
  refused: boolean;
  /** Whether the page itself says when what was sent has arrived. */
  outlivesSending: boolean;
  /** What waits to be restored. */
  held: { current: Texts };
  offer: (held: Texts) => void;
  /** The browser refuses to keep anything. */
  notKept: () => void;
};

/** Keeps what is typed into a form from now on, and what was typed before its scripts were there. @returns how to stop */
export function watchTyping(form: HTMLFormElement, key: string, watching: Watching): () => void {
  const { refused, outlivesSending, held, offer, notKept } = watching;
  // Before anything else: what a form shows later may have been typed into it.
  const served = servedTexts(form);
  typeAgainWhatWasEarly(form);
  const earlier = readDraft(key, Date.now());
  const base = (refused && earlier?.base) || served;
  const keep = () => {
    if (!keepDraft(key, { base, shown: textsOf(form), held: held.current }, Date.now())) notKept();
  };
  const open = refused ? undefined : openDraft(form, earlier);
  held.current = open ?? {};
  if (open) offer(open);
  else if (earlier && !refused) forgetDraft(key);
  else if (refused) moveDraft(key, "typing", Date.now());
  if (!refused && holdsMoreThanSent(form, base, earlier)) keep();

  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  const unwatch = outlivesSending ? undefined : watchSending(form, key);
  return () => {
    form.removeEventListener("input", keep);
    form.removeEventListener("change", keep);
    unwatch?.();
  };
}

/** Watches a form that only carries what another one typed. @returns how to stop */
export function watchCarrier(form: HTMLFormElement, key: string): () => void {
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

/** Whether somebody typed, or the browser filled in, anything but what was sent already. */
function holdsMoreThanSent(form: HTMLFormElement, base: Texts, earlier: Draft | undefined): boolean {
  const shown = textsOf(form);
  if (Object.keys(differences(base, shown)).length === 0) return false;
  return earlier?.state !== "left" || Object.keys(missingFrom(shown, earlier)).length > 0;
}
