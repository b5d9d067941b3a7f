import type { Context } from "@/lib/context";
import { mailLocales } from "@/lib/mail-words/mail-locale";
import { templateKeys } from "@/lib/mail-words/template-keys";
import { requireAdmin } from "@/lib/people/require-admin";
import type { TemplateRef } from "@/lib/templates/template-ref";

/** One mail in one language. `missing`: its row is gone, so this mail is not sent (product.md 19). */
export type MailTemplate = TemplateRef & {
  readonly state: "enabled" | "disabled" | "missing";
  readonly version: number | null;
  readonly edited: boolean;
  /** Epoch milliseconds, to the hour. */
  readonly lastUsedAt: number | null;
};

/** A notification; it is one for all languages. */
export type InAppTemplate = { readonly key: string; readonly state: "enabled" | "disabled" };

/** Every mail in every language, whether its row is there or not, and the notifications. @throws AppError `not_found` */
export async function browseTemplates(ctx: Context): Promise<{ mails: MailTemplate[]; inApp: InAppTemplate[] }> {
  requireAdmin(ctx);
  const rows = await ctx.db.template.findMany({ orderBy: { key: "asc" } });
  const stored = new Map(rows.map((row) => [`${row.channel} ${row.key} ${row.locale}`, row]));
  const mails = templateKeys.flatMap((key) =>
    mailLocales.map((locale): MailTemplate => {
      const row = stored.get(`email ${key} ${locale}`);
      if (!row) return { key, locale, state: "missing", version: null, edited: false, lastUsedAt: null };
      const { version, wording, lastUsedAt } = row;
      const state = row.enabled ? "enabled" : "disabled";
      return { key, locale, state, version, edited: wording !== null, lastUsedAt: lastUsedAt?.getTime() ?? null };
    }),
  );
  const inApp = rows
    .filter(({ channel, locale }) => channel === "in_app" && locale === "en")
    .map(({ key, enabled }): InAppTemplate => ({ key, state: enabled ? "enabled" : "disabled" }));
  return { mails, inApp };
}
