import { useTranslations } from "next-intl";
import { type PartProps, type ScheduleFormProps, typedIn } from "@/components/meeting-form/form-data";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { ZoneOptions } from "@/components/ui/form/zone-options";

type Zones = Pick<ScheduleFormProps, "zones">;

/** The zone whose clocks the day and time are read from. */
export function ZoneField({ values, errors, zones }: PartProps & Zones) {
  const t = useTranslations("meetingForm.when");
  const common = useTranslations("common");
  return (
    <Field name="timeZone" label={common("fields.timeZone")} hint={t("zoneHint")} errors={errors.timeZone}>
      {(control) => (
        <Select {...control} defaultValue={typedIn(values, "timeZone")}>
          <ZoneOptions zones={zones} />
        </Select>
      )}
    </Field>
  );
}
