"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useActionState, useEffect, useRef, useState } from "react";
import { WordingFields, type WordingPart } from "@/components/admin/wording-fields";
import { FormDraft } from "@/components/drafts/form-draft";
import { cn } from "@/components/ui/cn";
import { Button } from "@/components/ui/form/button";
import { SegmentedGroup } from "@/components/ui/form/choice-group";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Form } from "@/components/ui/form/form";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormAction, FormState } from "@/lib/forms/form-state";

type Props = {
  action: FormAction;
  /** The version that is edited, so that of two who edit at once the second one notices. */
  basedOn: number;
  parts: readonly WordingPart[];
  /** The language of the wording. */
  lang: string;
  previewHref: string;
  /** The ways in which it can be looked at. */
  shows: readonly ("light" | "dark" | "text")[];
};

const FRAME = "mail-preview";
const PAUSE_MILLISECONDS = 500;

/**
 * Edits a wording beside what it makes. The button "Preview" posts what was typed into the frame, which needs no JavaScript;
 * with it the frame follows whoever types.
 */
export function WordingForm({ action, basedOn, parts, lang, previewHref, shows }: Props) {
  const t = useTranslations("admin.template");
  const common = useTranslations("common");
  const [state, act] = useActionState(action, undefined);
  const preview = useRef<HTMLButtonElement>(null);
  const { frame, follow } = useFollowing(preview);
  return (
    <Form
      key={state?.answer ?? 0}
      action={act}
      noValidate
      onChange={follow}
      className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
    >
      <input type="hidden" name="basedOn" value={basedOn} />
      <div className="flex min-w-0 flex-col gap-6">
        <Answer state={state} />
        <FormDraft form="wording" refused={state !== undefined} />
        <WordingFields parts={parts} state={state} lang={lang} />
        <SubmitButton pendingLabel={common("saving")} className="w-full sm:w-fit">
          {t("save")}
        </SubmitButton>
      </div>
      <section aria-labelledby="preview-title" className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-6 lg:self-start">
        <h2 id="preview-title">{t("preview")}</h2>
        <div className="flex flex-wrap items-end gap-4">
          <SegmentedGroup
            name="show"
            legend={common("show")}
            defaultValue="light"
            choices={shows.map((value) => ({ value, label: t(`shown.${value}`) }))}
          />
          <Button
            type="submit"
            ref={preview}
            formAction={previewHref}
            formMethod="post"
            formEncType="multipart/form-data"
            formTarget={FRAME}
          >
            {t("showPreview")}
          </Button>
        </div>
        <iframe
          key={frame}
          name={FRAME}
          title={t("preview")}
          sandbox=""
          {...(frame === 0 ? { src: previewHref } : {})}
          className={cn(
            "w-full rounded-lg border border-line bg-raised",
            // A sentence needs less room than a mail.
            shows.includes("text") ? "h-[44rem]" : "h-56",
          )}
        />
      </section>
    </Form>
  );
}

/** A frame of its own for each preview: posting into one that shows a page already would fill the browser's history. */
function useFollowing(preview: RefObject<HTMLButtonElement | null>) {
  const [frame, setFrame] = useState(0);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (frame > 0) preview.current?.form?.requestSubmit(preview.current);
  }, [frame, preview]);
  useEffect(() => () => clearTimeout(pause.current), []);
  return {
    frame,
    follow() {
      clearTimeout(pause.current);
      pause.current = setTimeout(() => setFrame((shown) => shown + 1), PAUSE_MILLISECONDS);
    },
  };
}

function Answer({ state }: { state: FormState }) {
  const common = useTranslations("common");
  if (!state) return null;
  const errors =
    state.requestId === undefined ? state.errors : { "": [common("failed", { requestId: state.requestId })] };
  return <ErrorSummary title={common("nothingSaved")} errors={errors} />;
}
