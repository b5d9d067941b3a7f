import { useTranslations } from "next-intl";
import type { ProfilePart } from "@/components/settings/profile-part";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { ZoneOptions } from "@/components/ui/form/zone-options";
import { isLocale } from "@/lib/time/locale-tag";
import type { ZoneGroup } from "@/lib/time/zone-groups";
import { mailLocales } from "@/lib/wording/mail-locale";

/** How others read the person's name, and how the person reads times and mails. */
export function PersonFields({ value, errors, zones }: ProfilePart & { zones: readonly ZoneGroup[] }) {
  const t = useTranslations("settings.person");
  const common = useTranslations("common");
  const current = value("locale");
  // What was sent may be no language at all, or nothing: then there is no name to show for it.
  const locales = [...new Set<string>([...mailLocales, ...(isLocale(current) ? [current] : [])])];
  return (
    <>
      <Field name="name" label={common("name")} hint={t("nameHint")} errors={errors.name}>
        {(control) => <Input {...control} required maxLength={100} autoComplete="name" defaultValue={value("name")} />}
      </Field>
      <Field name="timeZone" label={common("fields.timeZone")} hint={t("zoneHint")} errors={errors.timeZone}>
        {(control) => (
          <Select {...control} defaultValue={value("timeZone")}>
            <ZoneOptions zones={zones} />
          </Select>
        )}
      </Field>
      <Field name="locale" label={common("language")} hint={t("languageHint")} errors={errors.locale}>
        {(control) => (
          <Select {...control} defaultValue={current}>
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {ownNameOf(locale)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

/** A language as those who read it call it: `Deutsch`, `Österreichisches Deutsch`. */
function ownNameOf(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
