import { wordingColumn } from "@/lib/columns/wording-column";
import type { MailLocale } from "@/lib/wording/mail-locale";
import { shippedWording, type Wording } from "@/lib/wording/shipped-wording";
import type { TemplateKey } from "@/lib/wording/template-keys";
import { WordingError } from "@/lib/wording/translator";

/** A row of the registry of templates. */
export type Template = { readonly enabled: boolean; readonly wording: unknown };

/**
 * The words of a template: those edited in its row, else those shipped; undefined where its row is missing or disabled
 * (docs/design/product.md#19). @throws WordingError where the row holds no wording at all but something else.
 */
export function wordingOf(
  templates: Readonly<Record<string, Template>>,
  key: TemplateKey,
  locale: MailLocale,
): Wording | undefined {
  const template = templates[locale];
  if (!template?.enabled) return undefined;
  const edited = wordingColumn.safeParse(template.wording);
  if (!edited.success) throw new WordingError("NOT_A_WORDING");
  return edited.data ?? shippedWording(key, locale);
}
