"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import { firstChanged } from "@/components/meeting-form/first-changed";
import type { Errors, MeetingFormProps, PartProps, TypedValues, TypeIn } from "@/components/meeting-form/form-data";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Form } from "@/components/ui/form/form";
import { FormKey } from "@/components/ui/form/form-key";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/forms/form-state";

type Props = Pick<MeetingFormProps, "action" | "formKey"> & {
  /** What the controls hold before anyone types. */
  suggestions: TypedValues;
  fields: (part: PartProps, typeIn: TypeIn) => ReactNode;
  /** Beside the fields on a wide screen, before the button on a narrow one. */
  aside: (values: TypedValues) => ReactNode;
  submit: (values: TypedValues) => ReactNode;
};

/** Frame of both forms: what was typed, what the server answered, and what follows from the values as they stand. */
export function MeetingForm({ action, ...rest }: Props) {
  const [state, act] = useActionState(action, undefined);
  // After an answer everything begins anew with what was typed: React would otherwise reset lists to what was suggested.
  return <MeetingFormFrame key={state?.answer ?? 0} state={state} act={act} {...rest} />;
}

type FrameProps = Omit<Props, "action"> & { state: FormState; act: (form: FormData) => void };

/** Frame of both forms for a page that keeps the server's answer itself. Give it a new `key` for each answer. */
export function MeetingFormFrame({ state, act, formKey, suggestions, fields, aside, submit }: FrameProps) {
  const initial = state?.values ?? suggestions;
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(initial);
  function readAgain() {
    if (form.current) setValues(valuesIn(form.current));
  }
  function typeIn(texts: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(texts)) {
      const control = form.current?.elements.namedItem(name);
      if (!(control instanceof HTMLInputElement)) continue;
      control.value = text;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.focus();
    }
    readAgain();
  }
  useEffect(() => {
    if (form.current && state && isOnlyBack(state)) focusFirstChanged(form.current, state.values, suggestions);
  }, [state, suggestions]);
  // A browser that brings a form back fills it in before we are there to notice.
  useEffect(readAgain, []);
  return (
    <Form
      ref={form}
      action={act}
      noValidate
      onChange={readAgain}
      onKeyDown={submitOnShortcut}
      className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]"
    >
      <FormKey value={formKey} />
      <div className="flex min-w-0 flex-col gap-10">
        <Answer state={state} />
        <FormDraft form="meeting" refused={state !== undefined} />
        {fields({ values, errors: state?.errors ?? {} }, typeIn)}
      </div>
      <aside className="min-w-0 lg:row-span-2">{aside(values)}</aside>
      <div>{submit(values)}</div>
    </Form>
  );
}

function Answer({ state }: { state: FormState }) {
  const t = useTranslations("meetingForm");
  if (!state) return null;
  if (state.requestId === undefined) {
    if (isOnlyBack(state)) return null;
    const count = Object.values(state.errors).flat().length;
    return <ErrorSummary title={t("errors", { count })} errors={inPageOrder(state.errors)} />;
  }
  return (
    <Notice tone="bad" role="alert" title={t("failed")}>
      <p>{t("failedReference", { requestId: state.requestId })}</p>
    </Notice>
  );
}

/** Whether the host merely came back to the form: there is nothing to correct. */
function isOnlyBack({ errors, requestId }: NonNullable<FormState>): boolean {
  return requestId === undefined && Object.values(errors).flat().length === 0;
}

/** Whoever comes back goes on in the first field that they had changed. */
function focusFirstChanged(form: HTMLFormElement, values: TypedValues, suggestions: TypedValues) {
  const controls = [...form.elements].filter(
    (element): element is HTMLElement & { name: string } =>
      element instanceof HTMLElement &&
      "name" in element &&
      element.matches("select, textarea, input:not([type=hidden])"),
  );
  const changed = firstChanged([...new Set(controls.map(({ name }) => name))], values, suggestions);
  controls.find(({ name }) => changed === undefined || name === changed)?.focus();
}

const ORDER = [
  "relationshipId",
  "inviteeUserIds",
  "inviteeEmails",
  "startsAt",
  "occurrence",
  "timeZone",
  "durationMinutes",
];

/** Errors in the order of the fields on the page. Fields that the order does not name come last, as they were found. */
function inPageOrder(errors: Errors): Errors {
  const place = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  return Object.fromEntries(Object.entries(errors).toSorted(([a], [b]) => place(a) - place(b)));
}

function submitOnShortcut(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
}

function valuesIn(form: HTMLFormElement): TypedValues {
  const data = new FormData(form);
  const texts = (name: string) => data.getAll(name).filter((value) => typeof value === "string");
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, texts(name)]));
}
