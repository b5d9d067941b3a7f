import { getLocale } from "next-intl/server";
import { cache } from "react";
import { currentUser } from "@/lib/auth/session";

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
