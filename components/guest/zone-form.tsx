import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/form/button";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { isTimeZone } from "@/lib/time/time-zone";

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

/** `Intl` lists no `UTC` and no older names. */
const listed = [...Intl.supportedValuesOf("timeZone"), "UTC"].toSorted();

/**
 * Every zone to choose from and the shown one, which is chosen. One text, because four hundred elements took longer than all the
 * rest of the page. It is safe as markup: the name of a zone holds none, and what is no zone stays out (lib/time/time-zone.ts).
 */
function optionsWith(shown: string): string {
  const zones = listed.includes(shown) || !isTimeZone(shown) ? listed : [...listed, shown].toSorted();
  return zones
    .map((zone) => `<option value="${zone}"${zone === shown ? " selected" : ""}>${zone.replaceAll("_", " ")}</option>`)
    .join("");
}
