import { requireAdmin } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import type { MailRef, NoticeRef } from "@/lib/templates/template-ref";
import { mailLocales } from "@/lib/wording/mail-locale";
import { noticeKeys } from "@/lib/wording/notice-words";
import { templateKeys } from "@/lib/wording/template-keys";

/** One mail in one language. `missing`: its row is gone, so this mail is not sent (docs/design/product.md#19). */
export type MailTemplate = Pick<MailRef, "key" | "locale"> & {
  readonly state: "enabled" | "disabled" | "missing";
  readonly version: number | null;
  readonly edited: boolean;
  /** Epoch milliseconds, to the hour. */
  readonly lastUsedAt: number | null;
};

/** A notification, in the language of the pages. */
export type InAppTemplate = Pick<NoticeRef, "key"> & Pick<MailTemplate, "state" | "version" | "edited">;

/** Every mail in every language, whether its row is there or not, and the notifications. @throws AppError `not_found` */
export async function browseTemplates(ctx: Context): Promise<{ mails: MailTemplate[]; inApp: InAppTemplate[] }> {
  requireAdmin(ctx);
  const rows = await ctx.db.template.findMany({ orderBy: { key: "asc" } });
  const stored = new Map(rows.map((row) => [`${row.channel} ${row.key} ${row.locale}`, row]));
  const mails = templateKeys.flatMap((key) =>
    mailLocales.map((locale): MailTemplate => {
      const row = stored.get(`email ${key} ${locale}`);
      return { key, locale, ...stateOf(row), lastUsedAt: row?.lastUsedAt?.getTime() ?? null };
    }),
  );
  const inApp = noticeKeys.map((key): InAppTemplate => ({ key, ...stateOf(stored.get(`in_app ${key} en`)) }));
  return { mails, inApp };
}

type Row = { readonly enabled: boolean; readonly version: number; readonly wording: unknown };

function stateOf(row: Row | undefined): Pick<MailTemplate, "state" | "version" | "edited"> {
  if (!row) return { state: "missing", version: null, edited: false };
  return { state: row.enabled ? "enabled" : "disabled", version: row.version, edited: row.wording !== null };
}
