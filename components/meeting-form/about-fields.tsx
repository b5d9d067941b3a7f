import { useTranslations } from "next-intl";
import { type PartProps, typedIn } from "@/components/meeting-form/form-data";
import { RadioGroup } from "@/components/ui/form/choice-group";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { Section } from "@/components/ui/section";
import { reminderPlans } from "@/lib/meetings/reminder-plan";

const LONGEST_TITLE = 255;
const LONGEST_DESCRIPTION = 4000;

/** What the meeting is about, and who may read that where. */
export function AboutFields({ values, errors, hostName }: PartProps & { hostName: string }) {
  const t = useTranslations("meetingForm.about");
  const common = useTranslations("common");
  return (
    <Section divided id="about" title={t("title")}>
      <TitleField values={values} errors={errors} />
      <Field name="description" label={t("description")} hint={t("descriptionHint")} errors={errors.description}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={LONGEST_DESCRIPTION}
            counterLabel={common("charactersUsed")}
            defaultValue={typedIn(values, "description")}
          />
        )}
      </Field>
      <RadioGroup
        name="disclosure"
        legend={common("fields.disclosure")}
        defaultValue={typedIn(values, "disclosure")}
        errors={errors.disclosure}
        choices={[
          { value: "neutral", label: common("neutral"), hint: t("neutralHint", { hostName }) },
          { value: "full", label: common("full"), hint: common("fullHint") },
        ]}
      />
      <RemindersField values={values} errors={errors} />
    </Section>
  );
}

function RemindersField({ values, errors }: PartProps) {
  const t = useTranslations("meetingForm.about");
  const common = useTranslations("common");
  return (
    <Field name="reminders" label={common("fields.reminders")} hint={t("remindersHint")} errors={errors.reminders}>
      {(control) => (
        <Select {...control} defaultValue={typedIn(values, "reminders")}>
          {reminderPlans.map((plan) => (
            <option key={plan} value={plan}>
              {common(`reminder.${plan}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

export function TitleField({ values, errors }: PartProps) {
  const common = useTranslations("common");
  return (
    <Field name="title" label={common("fields.title")} errors={errors.title}>
      {(control) => <Input {...control} required maxLength={LONGEST_TITLE} defaultValue={typedIn(values, "title")} />}
    </Field>
  );
}
