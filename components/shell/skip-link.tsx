import { getTranslations } from "next-intl/server";

/** Id of the `main` landmark in every shell. */
export const mainId = "main";

/** First stop of the keyboard on every page. */
export async function SkipLink() {
  const t = await getTranslations("common");
  return (
    <a
      href={`#${mainId}`}
      className="sr-only z-30 rounded-md bg-accent px-5 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t("skipToContent")}
    </a>
  );
}
