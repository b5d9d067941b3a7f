import { z } from "zod";
import type { MailLocale } from "@/lib/wording/mail-locale";
import { shippedWording, type Wording } from "@/lib/wording/shipped-wording";
import type { TemplateKey } from "@/lib/wording/template-keys";

/** A row of the registry of templates. */
export type Template = { readonly enabled: boolean; readonly wording: unknown };

const editedWording = z.record(z.string(), z.string());

/**
 * The words of a template: those edited in its row, else those shipped; undefined where its row is missing or disabled
 * (docs/design/product.md#19). @throws where the row holds no wording at all but something else.
 */
export function wordingOf(
  templates: Readonly<Record<string, Template>>,
  key: TemplateKey,
  locale: MailLocale,
): Wording | undefined {
  const template = templates[locale];
  if (!template?.enabled) return undefined;
  return template.wording === null ? shippedWording(key, locale) : editedWording.parse(template.wording);
}
