import { useTranslations } from "next-intl";
import type { ProfilePart } from "@/components/settings/profile-part";
import { RadioGroup } from "@/components/ui/form/choice-group";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { MinutesInput } from "@/components/ui/form/minutes-input";
import { Select } from "@/components/ui/form/select";
import { reminderPlans } from "@/lib/meetings/reminder-plan";

/** What a host's new meetings begin with; each meeting can choose otherwise. */
export function HostDefaults({ value, errors }: ProfilePart) {
  const t = useTranslations("settings.hosting");
  const common = useTranslations("common");
  return (
    <>
      <Field name="defaultMinutes" label={t("minutes")} hint={t("minutesHint")} errors={errors.defaultMinutes}>
        {(control) => <MinutesInput {...control} className="max-w-32" defaultValue={value("defaultMinutes")} />}
      </Field>
      <Field name="defaultReminders" label={t("reminders")} hint={t("remindersHint")} errors={errors.defaultReminders}>
        {(control) => (
          <Select {...control} defaultValue={value("defaultReminders")}>
            {reminderPlans.map((choice) => (
              <option key={choice} value={choice}>
                {common(`reminder.${choice}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        name="usualVideoLink"
        label={t("usualVideoLink")}
        hint={t("usualVideoLinkHint")}
        errors={errors.usualVideoLink}
      >
        {(control) => <Input {...control} type="url" maxLength={255} defaultValue={value("usualVideoLink")} />}
      </Field>
      <RadioGroup
        name="defaultDisclosure"
        legend={common("fields.disclosure")}
        defaultValue={value("defaultDisclosure")}
        errors={errors.defaultDisclosure}
        choices={[
          { value: "neutral", label: common("neutral"), hint: t("neutralHint") },
          { value: "full", label: common("full"), hint: common("fullHint") },
        ]}
      />
    </>
  );
}
