import { getTranslations } from "next-intl/server";
import { shortcutNames } from "@/components/shell/shortcut-keys";
import { Shortcuts } from "@/components/shell/shortcuts";

/** The keys with the words that their list needs in the browser. */
export async function KeyboardShortcuts() {
  const t = await getTranslations("shortcuts");
  const words = { title: t("title"), intro: t("intro"), on: t("on"), close: t("close") };
  const labels = Object.fromEntries(shortcutNames.map((name) => [name, t(`labels.${name}`)]));
  return <Shortcuts words={words} labels={labels} />;
}
