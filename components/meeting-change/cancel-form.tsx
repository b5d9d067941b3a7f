"use client";

import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDraft } from "@/components/drafts/form-draft";
import { NoticeList, peopleNotified } from "@/components/meeting-change/notice-list";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { Field } from "@/components/ui/form/field";
import { Form } from "@/components/ui/form/form";
import { FormKey } from "@/components/ui/form/form-key";
import { LinkButton } from "@/components/ui/form/link-button";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Textarea } from "@/components/ui/form/textarea";
import { type FormAction, typedValue } from "@/lib/forms/form-state";
import type { NoticePreview } from "@/lib/meetings/announce/plan-announcements";

const LONGEST_REASON = 500;

type Props = {
  action: FormAction;
  formKey: string;
  meetingHref: string;
  notices: readonly NoticePreview[];
  names: Readonly<Record<string, string>>;
  /** Whether the meeting starts so soon that a reason is asked for. */
  reasonNeeded: boolean;
};

/** Who will be told, a word to them, and the choice (docs/design/pages.md#P7). */
export function CancelForm({ action, formKey, meetingHref, notices, names, reasonNeeded }: Props) {
  const [state, act] = useActionState(action, undefined);
  const t = useTranslations("meetingChange.cancel");
  const common = useTranslations("common");
  const count = peopleNotified(notices);
  const failed =
    state?.requestId === undefined ? state?.errors : { "": [common("failed", { requestId: state.requestId })] };
  return (
    <Form action={act} noValidate className="flex max-w-xl flex-col gap-8">
      <FormKey value={formKey} />
      <FormDraft form="cancel" refused={state !== undefined} />
      {failed ? <ErrorSummary key={state?.answer} title={t("errors")} errors={failed} /> : null}
      <section aria-labelledby="told" className="rounded-lg bg-sunken p-5 sm:p-6">
        <h2 id="told">{t("told", { count })}</h2>
        <NoticeList notices={notices} names={names} />
      </section>
      {count === 0 ? null : (
        <Field
          name="cancelReason"
          label={t(reasonNeeded ? "reasonNeeded" : "reason")}
          hint={common("messageHint")}
          errors={failed?.cancelReason}
        >
          {(control) => (
            <Textarea
              key={state?.answer}
              {...control}
              required={reasonNeeded}
              maxLength={LONGEST_REASON}
              counterLabel={common("charactersUsed")}
              defaultValue={typedValue(state, "cancelReason")}
            />
          )}
        </Field>
      )}
      <div className="flex flex-col gap-3 sm:flex-row">
        <LinkButton href={meetingHref}>{t("keep")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={t("cancelling")}>
          <CircleX aria-hidden="true" />
          {t("cancel", { count })}
        </SubmitButton>
      </div>
    </Form>
  );
}
