import { Eye } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import type { Readers } from "@/lib/conversations/list-readers";

/** Who can read what is written here: names for the host, a number for everyone else. */
export async function ReadersLine({ readers }: { readers: Readers }) {
  const t = await getTranslations("conversation.readers");
  const list = new Intl.ListFormat(await getLocale(), { type: "conjunction" });
  return (
    <div className="flex gap-2 text-ink-soft text-sm">
      <Eye aria-hidden="true" className="mt-[0.2em] size-4 shrink-0" />
      <div className="min-w-0 wrap-anywhere">
        {readers.hosting ? (
          <>
            <p>{readers.can.length === 0 ? t("onlyYou") : t("you", { people: list.format(readers.can) })}</p>
            {readers.could.length === 0 ? null : <p>{t("could", { people: list.format(readers.could) })}</p>}
          </>
        ) : (
          <p>{t("others", { host: readers.hostName, others: readers.others })}</p>
        )}
      </div>
    </div>
  );
}
