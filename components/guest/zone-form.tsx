import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/form/button";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { canonicalTimeZone, isTimeZone, listedTimeZones } from "@/lib/time/time-zone";
import { oldCityOf } from "@/lib/time/zone-groups";

type Props = {
  timeZone: string;
  open: boolean;
  /** Kept, so that choosing a zone does not lose what was pressed in the mail. */
  answer: string | undefined;
};

/** Shows the times in another zone. A plain GET, so that it works without JavaScript and stores nothing. */
export async function ZoneForm({ timeZone, open, answer }: Props) {
  const t = await getTranslations("invitation.zone");
  const common = await getTranslations("common");
  return (
    <details open={open} className="mt-2">
      <summary className="inline-block min-h-6 rounded-sm text-accent underline decoration-1 underline-offset-[0.2em]">
        {t("change")}
      </summary>
      <form method="get" className="mt-3 flex flex-col gap-3 sm:flex-row sm:items-end">
        {answer === undefined ? null : <input type="hidden" name="answer" value={answer} />}
        <Field name="zone" label={common("fields.timeZone")} className="min-w-0 flex-1">
          {(control) => (
            // biome-ignore lint/security/noDangerouslySetInnerHtml: see optionsWith
            <Select {...control} dangerouslySetInnerHTML={{ __html: optionsWith(timeZone) }} />
          )}
        </Field>
        <Button type="submit">{common("show")}</Button>
      </form>
    </details>
  );
}

const listed = listedTimeZones();

/**
 * Every zone to choose from and the shown one, which is chosen. One text, because four hundred elements took longer than all the
 * rest of the page. It is safe as markup: the name of a zone holds none, and what is no zone stays out (lib/time/time-zone.ts).
 */
function optionsWith(asked: string): string {
  const shown = canonicalTimeZone(asked);
  const zones = listed.includes(shown) || !isTimeZone(shown) ? listed : [...listed, shown].toSorted();
  return zones
    .map((zone) => `<option value="${zone}"${zone === shown ? " selected" : ""}>${nameOf(zone)}</option>`)
    .join("");
}

/** `Asia/Kolkata (Calcutta)`: the old name is found by those who search the list for it. */
function nameOf(zone: string): string {
  const old = oldCityOf(zone);
  return zone.replaceAll("_", " ") + (old === undefined ? "" : ` (${old})`);
}
