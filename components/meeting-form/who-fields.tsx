import { useTranslations } from "next-intl";
import { type PartProps, type People, typedIn } from "@/components/meeting-form/form-data";
import { OtherPeople } from "@/components/meeting-form/other-people";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/form/field";
import { controlStyles } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { Section } from "@/components/ui/section";

/** Whom to invite: the client that the meeting is about, others by name, and anyone by address. */
export function WhoFields({ values, errors, people }: PartProps & { people: People }) {
  const t = useTranslations("meetingForm.who");
  const common = useTranslations("common");
  return (
    <Section divided id="who" title={t("title")}>
      {people.clients.length === 0 ? null : (
        <Field
          name="relationshipId"
          label={common("fields.relationshipId")}
          hint={t("clientHint")}
          errors={errors.relationshipId}
        >
          {(control) => (
            <Select {...control} defaultValue={typedIn(values, "relationshipId")}>
              <option value="">{t("noClient")}</option>
              {people.clients.map(({ relationshipId, name }) => (
                <option key={relationshipId} value={relationshipId ?? ""}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <OtherPeople values={values} errors={errors} people={people} />
      <Field name="inviteeEmails" label={t("emails")} hint={t("emailsHint")} errors={errors.inviteeEmails}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            defaultValue={typedIn(values, "inviteeEmails")}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            className={cn(controlStyles, "resize-y")}
          />
        )}
      </Field>
    </Section>
  );
}
