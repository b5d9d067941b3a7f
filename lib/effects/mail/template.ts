import { wordingColumn } from "@/lib/columns/wording-column";
import { instant } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";
import { HOUR } from "@/lib/time/durations";
import type { MailLocale } from "@/lib/wording/mail-locale";
import { shippedWording, type Wording } from "@/lib/wording/shipped-wording";
import type { TemplateKey } from "@/lib/wording/template-keys";
import { WordingError } from "@/lib/wording/translator";

/** A row of the registry of templates. */
export type Template = {
  readonly enabled: boolean;
  readonly wording: unknown;
  /** Grows with each wording that is saved. */
  readonly version?: number | undefined;
};

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

/** Which template an email is made of, in which language, and the version of its wording; undefined where it has no row. */
export type TemplateUsed = {
  readonly key: string;
  readonly locale: MailLocale;
  readonly version: number | undefined;
};

/** The template of this key as an email in this language uses it. */
export function templateUsed(
  templates: Readonly<Record<string, Template>>,
  key: string,
  locale: MailLocale,
): TemplateUsed {
  return { key, locale, version: templates[locale]?.version };
}

/**
 * Notes that a mail was composed from a template: once an hour, so that busy workers don't wait for each other at its row, and a
 * process that has noted it asks no more meanwhile.
 */
export async function noteTemplateUse({ db, now }: Noting, key: string, locale: string): Promise<void> {
  const [own, name, at] = [noted.get(db) ?? new Map<string, number>(), `${key} ${locale}`, now()];
  if (Math.abs(at - (own.get(name) ?? Number.NEGATIVE_INFINITY)) < HOUR) return;
  await db.$executeRaw`
    update templates set last_used_at = ${instant(at)}
     where channel = 'email' and key = ${key} and locale = ${locale} and (last_used_at is null or last_used_at < ${instant(at - HOUR)})`;
  noted.set(db, own.set(name, at));
}

type Noting = Pick<Effects, "db" | "now">;

/** When this process has noted each template in each language, for each database that it works on. */
const noted = new WeakMap<Effects["db"], Map<string, number>>();
