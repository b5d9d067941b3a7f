import type { AuthSettings } from "@/lib/auth/settings";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { signInAsExamplePerson } from "@/lib/people/example-people";

/** A session for an example person. @throws AppError `not_found` without DEMO=1, and for anyone else */
export async function openExampleSession(settings: AuthSettings, ctx: Context, userId: string): Promise<string> {
  if (!settings.demo) throw notFound();
  return signInAsExamplePerson(ctx, userId);
}
