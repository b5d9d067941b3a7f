import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Carried } from "@/components/meeting-change/carried";
import { AboutFields } from "@/components/meeting-form/about-fields";
import { type ScheduleFormProps, type TypedValues, typedIn } from "@/components/meeting-form/form-data";
import { MeetingFormFrame } from "@/components/meeting-form/meeting-form";
import { WhenFields } from "@/components/meeting-form/when-fields";
import { WhereFields } from "@/components/meeting-form/where-fields";
import { WhoFields } from "@/components/meeting-form/who-fields";
import { SubmitButton } from "@/components/ui/form/submit-button";
import type { FormState } from "@/lib/forms/form-state";

export type EditFormProps = Pick<ScheduleFormProps, "formKey" | "people" | "zones" | "taken" | "hasCalendar"> & {
  state: FormState;
  act: (form: FormData) => void;
  /** The meeting as it is, by control name. */
  startFrom: TypedValues;
  /** Which state of the meeting it is changed from: its edition, and its form as `asGivenOut`. */
  from: TypedValues;
};

/** Step 1: the schedule form with the meeting in it. */
export function EditForm({ state, act, formKey, people, zones, taken, hasCalendar, startFrom, from }: EditFormProps) {
  const t = useTranslations("meetingChange.edit");
  const common = useTranslations("common");
  // After a conflict the host may have gone on from a later state, which then stands in the values.
  const held = Object.keys(from).map((name): [string, readonly string[]] => [
    name,
    (state ? state.values[name] : from[name]) ?? [],
  ]);
  return (
    <MeetingFormFrame
      state={state}
      act={act}
      formKey={(state && typedIn(state.values, "formKey")) || formKey}
      suggestions={startFrom}
      fields={(part, typeIn) => (
        <>
          <WhoFields {...part} people={people} />
          <WhenFields {...part} zones={zones} taken={taken} hasCalendar={hasCalendar} typeIn={typeIn} />
          <WhereFields {...part} video={people.host.video} />
          <AboutFields {...part} hostName={people.host.name} />
        </>
      )}
      aside={() => (
        <div className="rounded-lg bg-sunken p-5 text-ink-soft text-sm sm:p-6 lg:sticky lg:top-6">
          <p>{t("next")}</p>
        </div>
      )}
      submit={() => (
        <>
          <Carried values={Object.fromEntries(held)} />
          <SubmitButton name="step" value="review" pendingLabel={common("checking")} className="w-full sm:w-auto">
            {t("review")}
            <ArrowRight aria-hidden="true" />
          </SubmitButton>
        </>
      )}
    />
  );
}
