"use client";

import { Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { TitleField } from "@/components/meeting-form/about-fields";
import { DurationField, durationValues } from "@/components/meeting-form/duration-field";
import type { MeetingFormProps } from "@/components/meeting-form/form-data";
import { MeetingForm } from "@/components/meeting-form/meeting-form";
import { placeToBeginWith } from "@/components/meeting-form/place-to-begin-with";
import { Preview } from "@/components/meeting-form/preview";
import { recipientsOf } from "@/components/meeting-form/recipients";
import { WhereFields } from "@/components/meeting-form/where-fields";
import { WhoFields } from "@/components/meeting-form/who-fields";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Section } from "@/components/ui/section";

/**
 * Starts a meeting now (docs/design/pages.md#P4). What mails and calendars say of it follows the host's own setting.
 */
export function InstantForm({ action, formKey, people, readAddresses }: MeetingFormProps) {
  const t = useTranslations("meetingForm");
  const { host } = people;
  const suggestions = {
    title: [t("suggestedTitle", { hostName: host.name })],
    ...durationValues(host.minutes),
    ...placeToBeginWith(host.video, "phone"),
  };
  const reading = host.disclosure === "full" ? t("preview.full") : t("preview.neutral", { hostName: host.name });
  return (
    <MeetingForm
      action={action}
      formKey={formKey}
      suggestions={suggestions}
      fields={(part) => (
        <>
          <WhoFields {...part} people={people} />
          <WhereFields {...part} video={host.video} />
          <Section divided id="about" title={t("about.title")}>
            <TitleField {...part} />
            <DurationField {...part} />
          </Section>
        </>
      )}
      aside={(values) => (
        <Preview
          recipients={recipientsOf(values, people, readAddresses)}
          times={undefined}
          noTime={t("preview.now")}
          reading={reading}
        />
      )}
      submit={() => (
        <SubmitButton pendingLabel={t("starting")} className="w-full sm:w-auto">
          <Video aria-hidden="true" />
          {t("start")}
        </SubmitButton>
      )}
    />
  );
}
