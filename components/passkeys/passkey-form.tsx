"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { type ComponentProps, useSyncExternalStore } from "react";
import { askBrowser, type BrowserFault } from "@/components/passkeys/ask-browser";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import type { FormAction, FormState } from "@/lib/forms/form-state";
import type { PasskeyBegun } from "@/lib/forms/passkey-begun";

export type PasskeyWords = Readonly<
  Record<BrowserFault | "pending" | "unsupported" | "needsScript" | "title" | "reference", string>
>;

type Props = {
  /** Asked for what the browser needs, at each press. */
  begin: () => Promise<PasskeyBegun>;
  /** Is sent the form with what the browser answered, as `response`. */
  finish: FormAction;
  submit: string;
  words: PasskeyWords;
  hidden?: Readonly<Record<string, string>>;
  field?: NonNullable<ComponentProps<typeof SignInForm>["field"]>;
};

/** One press that has the browser make a passkey or sign with one. Browsers do neither without JavaScript, so the page says that instead. */
export function PasskeyForm(props: Props) {
  const isAble = useSyncExternalStore(neverChanges, browserSupportsWebAuthn, unknownYet);
  if (isAble === undefined) return <p className="hidden max-w-prose noscript:block">{props.words.needsScript}</p>;
  return isAble ? <AbleForm {...props} /> : <p className="max-w-prose">{props.words.unsupported}</p>;
}

function AbleForm({ begin, finish, submit, words, hidden = {}, field }: Props) {
  const askAndSend = async (before: FormState, form: FormData): Promise<FormState> => {
    const begun = await begin();
    if ("refused" in begun) return begun.refused;
    const said = await askBrowser(begun);
    if ("fault" in said) return refusedHere(before, form, words[said.fault]);
    form.set("response", said.response);
    return finish(before, form);
  };
  return (
    <SignInForm
      action={askAndSend}
      submit={submit}
      pending={words.pending}
      words={{ failed: words.title, reference: words.reference }}
      hidden={hidden}
      {...(field ? { field } : {})}
      browserChecks
    />
  );
}

/** What the browser itself refused, as the server would say it: what was typed stays. */
function refusedHere(before: FormState, form: FormData, sentence: string): FormState {
  const typed = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, [value]] as const] : []));
  return { answer: (before?.answer ?? 0) + 1, values: Object.fromEntries(typed), errors: { "": [sentence] } };
}

const neverChanges = () => () => undefined;
const unknownYet = () => undefined;
