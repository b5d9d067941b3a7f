import { useTranslations } from "next-intl";
import { type PartProps, typedIn } from "@/components/meeting-form/form-data";
import { SegmentedGroup } from "@/components/ui/form/choice-group";
import { Field } from "@/components/ui/form/field";
import { MinutesInput } from "@/components/ui/form/minutes-input";

/** Minutes, with a pause left over before the full hour. */
const PRESETS = ["25", "50", "80"];

/** A number of minutes as these controls hold it. */
export function durationValues(minutes: number): { durationMinutes: string[]; customMinutes: string[] } {
  const preset = PRESETS.includes(String(minutes));
  return { durationMinutes: [preset ? String(minutes) : "custom"], customMinutes: [preset ? "" : String(minutes)] };
}

/** How long it lasts. The box for other minutes is shown and hidden by CSS alone, so it needs no JavaScript. */
export function DurationField({ values, errors }: PartProps) {
  const t = useTranslations("meetingForm.when");
  const presets = PRESETS.map((minutes) => ({ value: minutes, label: t("minutes", { minutes: Number(minutes) }) }));
  return (
    <div className="group/duration flex flex-col gap-4">
      <SegmentedGroup
        name="durationMinutes"
        legend={t("duration")}
        choices={[...presets, { value: "custom", label: t("otherDuration") }]}
        defaultValue={typedIn(values, "durationMinutes")}
        errors={errors.durationMinutes}
      />
      <Field
        name="customMinutes"
        label={t("customMinutes")}
        className="hidden max-w-40 group-has-[[value=custom]:checked]/duration:flex"
      >
        {(control) => <MinutesInput {...control} defaultValue={typedIn(values, "customMinutes")} />}
      </Field>
    </div>
  );
}
