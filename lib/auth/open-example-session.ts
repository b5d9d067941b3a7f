import type { AuthSettings } from "@/lib/auth/settings";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { exampleEmails } from "@/lib/people/example-people";
import { openSession } from "@/lib/people/sign-in/session";

/** A new session for an example person, without any proof. @throws AppError `not_found` without DEMO=1, and for everyone else */
export async function openExampleSession(settings: AuthSettings, ctx: Context, userId: string): Promise<string> {
  if (!settings.demo || !isUuid(userId)) throw notFound();
  const where = { id: userId, email: { in: [...exampleEmails] }, deactivatedAt: null };
  const user = await ctx.db.user.findFirst({ where, select: { id: true } });
  if (!user) throw notFound();
  return openSession(ctx.db, user.id, ctx.now());
}
