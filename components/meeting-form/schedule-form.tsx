"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { AboutFields } from "@/components/meeting-form/about-fields";
import { durationValues } from "@/components/meeting-form/duration-field";
import { type ScheduleFormProps, type TypedValues, typedIn } from "@/components/meeting-form/form-data";
import { MeetingForm } from "@/components/meeting-form/meeting-form";
import { placeToBeginWith } from "@/components/meeting-form/place-to-begin-with";
import { Preview } from "@/components/meeting-form/preview";
import { recipientsOf } from "@/components/meeting-form/recipients";
import { typedTimes } from "@/components/meeting-form/typed-times";
import { WhenFields } from "@/components/meeting-form/when-fields";
import { WhereFields } from "@/components/meeting-form/where-fields";
import { WhoFields } from "@/components/meeting-form/who-fields";
import { SubmitButton } from "@/components/ui/form/submit-button";

/**
 * Schedules a meeting (docs/design/pages.md#P3). It works without JavaScript; with it, it shows who will be told while
 * one types.
 */
export function ScheduleForm({
  action,
  formKey,
  people,
  zones,
  taken,
  hasCalendar,
  readAddresses,
  startFrom,
}: ScheduleFormProps) {
  const t = useTranslations("meetingForm");
  const { host } = people;
  const recipientsIn = (values: TypedValues) => recipientsOf(values, people, readAddresses);
  const suggestions = {
    title: [t("suggestedTitle", { hostName: host.name })],
    timeZone: [host.timeZone],
    ...durationValues(host.minutes),
    ...placeToBeginWith(host.video, "in_person"),
    disclosure: [host.disclosure],
    reminders: [host.reminders],
    ...startFrom,
  };
  return (
    <MeetingForm
      action={action}
      formKey={formKey}
      suggestions={suggestions}
      fields={(part, typeIn) => (
        <>
          <WhoFields {...part} people={people} />
          <WhenFields {...part} zones={zones} taken={taken} hasCalendar={hasCalendar} typeIn={typeIn} />
          <WhereFields {...part} video={host.video} />
          <AboutFields {...part} hostName={host.name} />
        </>
      )}
      aside={(values) => (
        <Preview
          recipients={recipientsIn(values)}
          times={typedTimes(values)}
          noTime={t("preview.noTime")}
          reading={
            typedIn(values, "disclosure") === "full" ? t("preview.full") : t("preview.neutral", { hostName: host.name })
          }
        />
      )}
      submit={(values) => (
        <SubmitButton pendingLabel={t("scheduling")} className="w-full sm:w-auto">
          <Send aria-hidden="true" />
          {t("schedule", { count: recipientsIn(values).length })}
        </SubmitButton>
      )}
    />
  );
}
