import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import type { UpdateProfileInput } from "@/lib/people/update-profile-input";

/**
 * Changes what a person has set for themselves. Mails from now on are in the new language and zone; meetings that exist
 * keep what they have. @throws AppError `forbidden` for anyone but a person in their browser
 */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<void> {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  await ctx.db.user.updateMany({ where: { id: requireSelf(ctx) }, data: Object.fromEntries(given) });
}
