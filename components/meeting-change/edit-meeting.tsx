"use client";

import { useActionState } from "react";
import { ConflictStep } from "@/components/meeting-change/conflict-step";
import { EditForm, type EditFormProps } from "@/components/meeting-change/edit-form";
import type { Facts } from "@/components/meeting-change/facts";
import { ReviewStep } from "@/components/meeting-change/review-step";
import type { EditAction } from "@/lib/forms/edit-form-state";

type Props = Omit<EditFormProps, "state" | "act"> & {
  action: EditAction;
  facts: Facts;
  meetingHref: string;
  undoSeconds: number;
};

/** Edits a meeting in two steps (docs/design/pages.md#P6). Each step is a form that works without JavaScript. */
export function EditMeeting({ action, facts, meetingHref, undoSeconds, ...form }: Props) {
  const [state, act] = useActionState(action, undefined);
  if (state?.step === "review") {
    const { answer, values, review } = state;
    return (
      <ReviewStep key={answer} act={act} values={values} review={review} facts={facts} undoSeconds={undoSeconds} />
    );
  }
  if (state?.step === "conflict") {
    const { answer, values, conflict } = state;
    return (
      <ConflictStep
        key={answer}
        act={act}
        values={values}
        conflict={conflict}
        facts={facts}
        meetingHref={meetingHref}
      />
    );
  }
  return <EditForm key={state?.answer ?? 0} state={state} act={act} {...form} />;
}
