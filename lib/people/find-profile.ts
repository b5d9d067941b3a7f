import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";

/** The signed-in person's own settings. */
export type Profile = Awaited<ReturnType<typeof findProfile>>;

/** The signed-in person's own settings. @throws AppError `forbidden` for anyone but a person in their browser */
export async function findProfile(ctx: Context) {
  const profile = await ctx.db.user.findFirst({
    where: { id: requireSelf(ctx) },
    select: {
      name: true,
      email: true,
      role: true,
      timeZone: true,
      locale: true,
      updateMails: true,
      alwaysSignIn: true,
      defaultMinutes: true,
      defaultDisclosure: true,
      defaultReminders: true,
      usualVideoLink: true,
    },
  });
  if (!profile) throw notFound();
  return profile;
}
