import { useTranslations } from "next-intl";
import { memo } from "react";
import { type PartProps, type ScheduleFormProps, typedIn } from "@/components/meeting-form/form-data";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";

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

/** Several hundred options that never change, so they are not made again at each key press. */
const ZoneOptions = memo(function ZoneOptions({ zones }: Zones) {
  return zones.map((group) => (
    <optgroup key={group.region} label={group.region}>
      {group.zones.map(({ id, city }) => (
        <option key={id} value={id}>
          {city}
        </option>
      ))}
    </optgroup>
  ));
});
