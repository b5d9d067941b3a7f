import { getLocale } from "next-intl/server";
import { cache } from "react";
import { currentUser } from "@/lib/auth/session";

/** For whom a page writes its times. */
export type Reader = {
  /** The zone of the person's profile. */
  readonly timeZone: string;
  /** The language of the page, so that dates and words match. */
  readonly locale: string;
};

/** The signed-in reader; UTC for anyone else. Once per request. */
export const readerOfPage = cache(async (): Promise<Reader> => {
  const user = await currentUser();
  return { timeZone: user?.timeZone ?? "UTC", locale: await getLocale() };
});
