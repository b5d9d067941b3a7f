import { useLocale, useTranslations } from "next-intl";
import { DurationField } from "@/components/meeting-form/duration-field";
import { type PartProps, type ScheduleFormProps, type TypeIn, typedIn } from "@/components/meeting-form/form-data";
import { Overlaps } from "@/components/meeting-form/overlaps";
import { typedStart, typedTwice } from "@/components/meeting-form/typed-times";
import { ZoneField } from "@/components/meeting-form/zone-field";
import { RadioGroup } from "@/components/ui/form/choice-group";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { zoneWords } from "@/lib/time/when-words";

type Props = PartProps & Pick<ScheduleFormProps, "zones" | "taken" | "hasCalendar"> & { typeIn: TypeIn };

/** Day, time, zone and duration, as a clock on the wall there shows them. */
export function WhenFields({ values, errors, zones, taken, hasCalendar, typeIn }: Props) {
  const t = useTranslations("meetingForm.when");
  const common = useTranslations("common");
  const invalid = errors.startsAt ? { "aria-invalid": true as const, "aria-describedby": "startsAt-error" } : {};
  return (
    <Section divided id="when" title={t("title")}>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field id="startsAt" name="date" label={common("day")} errors={errors.startsAt}>
          {(control) => (
            <Input {...control} type="date" required max="9999-12-31" defaultValue={typedIn(values, "date")} />
          )}
        </Field>
        <Field name="time" label={common("start")}>
          {(control) => <Input {...control} {...invalid} type="time" required defaultValue={typedIn(values, "time")} />}
        </Field>
      </div>
      <SkippedTime values={values} />
      <WhichOfTwo values={values} errors={errors} />
      <ZoneField values={values} errors={errors} zones={zones} />
      <DurationField values={values} errors={errors} />
      <Overlaps
        values={values}
        taken={taken}
        hasCalendar={hasCalendar}
        choose={({ date, time }) => typeIn({ date, time })}
      />
    </Section>
  );
}

/** Says so while one types; the server refuses it in any case. */
function SkippedTime({ values }: Pick<Props, "values">) {
  const t = useTranslations("meetingForm.when");
  const start = typedStart(values);
  if (!start || start.ok || start.problem !== "skipped") return null;
  const suggestion = start.suggestion.split("T")[1] ?? "";
  return (
    <Notice tone="warn" role="status">
      {t("skipped", { time: typedIn(values, "time"), suggestion })}
    </Notice>
  );
}

/** Asks which of two equal wall times is meant; shown only for the night on which the clocks are set back. */
function WhichOfTwo({ values, errors }: PartProps) {
  const t = useTranslations("meetingForm.when");
  const locale = useLocale();
  const twice = typedTwice(values);
  if (!twice) return null;
  const time = typedIn(values, "time");
  const zone = (at: number) => zoneWords(typedIn(values, "timeZone"), at, locale);
  return (
    <RadioGroup
      name="occurrence"
      legend={t("twice", { time })}
      defaultValue={typedIn(values, "occurrence")}
      errors={errors.occurrence}
      choices={[
        { value: "first", label: t("first", { time }), hint: zone(twice.first) },
        { value: "second", label: t("second", { time }), hint: zone(twice.second) },
      ]}
    />
  );
}
