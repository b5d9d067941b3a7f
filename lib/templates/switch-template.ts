import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { requireOperator } from "@/lib/people/require-operator";

/**
 * Lets a mail and a notification of this key be sent, or not, in every language; what is disabled is skipped and the host
 * sees it (product.md 19). Answers how many rows have the key. @throws AppError `forbidden`, `not_found`
 */
export async function switchTemplate(ctx: Context, key: string, enabled: boolean): Promise<number> {
  requireOperator(ctx);
  const { count } = await ctx.db.template.updateMany({ where: { key }, data: { enabled } });
  if (count === 0) throw new AppError("not_found", "There is no template with this key. List them to see the keys.");
  return count;
}
