import { getLocale } from "next-intl/server";
import { cache } from "react";
import { currentUser } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import type { SignedIn } from "@/lib/people/sign-in/session";
import { contextOfPage } from "@/lib/web/callers/page-context";

/** The signed-in reader of a page: their context, and the name, zone and language to greet them with. Sends anyone else to sign in. */
export const signedInReader = cache(async (returnPath: string): Promise<{ ctx: Context; reader: SignedIn }> => {
  const ctx = await contextOfPage(returnPath);
  const reader = await currentUser();
  if (!reader) throw new Error("The session ended while its page was being made.");
  return { ctx, reader };
});

/** For whom a page writes its times. */
export type SignedInReader = {
  /** The zone of the person's profile. */
  readonly timeZone: string;
  /** The language of the page, so that dates and words match. */
  readonly locale: string;
};

/** The signed-in reader; UTC for anyone else. Once per request. */
export const readerZone = cache(async (): Promise<SignedInReader> => {
  const user = await currentUser();
  return { timeZone: user?.timeZone ?? "UTC", locale: await getLocale() };
});
