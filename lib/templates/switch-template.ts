import { requireAdmin } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { MailLocale } from "@/lib/wording/mail-locale";

/** Which rows of a key to switch: one channel, one language; all of them where nothing is given. */
type Part = { readonly channel?: "email" | "in_app"; readonly locale?: MailLocale };

/**
 * Lets a mail and a notification of this key be sent, or not; what is disabled is skipped and the host sees it
 * (docs/design/product.md#19). Answers how many rows have the key. @throws AppError `not_found`
 */
export async function switchTemplate(ctx: Context, key: string, enabled: boolean, part: Part = {}): Promise<number> {
  requireAdmin(ctx);
  const { count } = await ctx.db.template.updateMany({ where: { key, ...part }, data: { enabled } });
  if (count === 0) throw new AppError("not_found", "There is no template with this key. List them to see the keys.");
  return count;
}
