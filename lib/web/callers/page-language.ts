import { cookies, headers } from "next/headers";
import { cache } from "react";
import { currentUser } from "@/lib/auth/session";
import { outageIn } from "@/lib/db/outage";
import { PAGE_ADDRESS_HEADER } from "@/lib/forms/page-address";
import { hostLocaleOf } from "@/lib/meetings/guests/host-locale";
import { recover } from "@/lib/recover";
import { guestCookieName } from "@/lib/web/callers/guest-cookie";
import { languageCookie } from "@/lib/web/callers/language-cookie";
import { wiring } from "@/lib/wiring/wiring";
import { mailLocaleOf } from "@/lib/wording/mail-locale";
import { acceptedPageLocale, knownPageLocale, type PageLocale } from "@/lib/wording/page-locale";

/**
 * The language of the page that is asked for: the one of the signed-in reader's profile, else the one chosen in this
 * browser, else the browser's own, else, for an invitation, its host's, else English. Once per request. On pages behind a guest's link the profile does not
 * count, so that nothing there depends on an account (docs/design/security.md#2).
 */
export const languageOfPage = cache(async (): Promise<PageLocale> => {
  const asked = await headers();
  const rule = await ruleOfPage();
  if (rule === "english") return "en";
  const user = await deciderOf(rule);
  if (user) return mailLocaleOf(user.locale);
  const chosen = knownPageLocale((await cookies()).get(languageCookie.name)?.value);
  const wanted = chosen ?? acceptedPageLocale(asked.get("accept-language"));
  return wanted ?? (await hostLanguage(asked.get(PAGE_ADDRESS_HEADER) ?? "")) ?? "en";
});

/** Whether the page that is asked for can be had in another language, and no profile decides in which. */
export async function choosesLanguage(): Promise<boolean> {
  const rule = await ruleOfPage();
  return rule !== "english" && (await deciderOf(rule)) === undefined;
}

const INVITATION = /^\/(?:invitations|reminders)\/([^/?]+)/;

/** The language of whoever invited to the page of an invitation, for a browser that holds its link. */
async function hostLanguage(address: string): Promise<PageLocale | undefined> {
  const id = INVITATION.exec(address)?.[1];
  const token = id === undefined ? undefined : (await cookies()).get(guestCookieName(id))?.value;
  if (token === undefined) return undefined;
  const { db, now } = await wiring();
  return knownPageLocale(await recover(hostLocaleOf({ db, now }, token), isOutage, undefined));
}

function isOutage(error: unknown): boolean {
  return outageIn(error) !== undefined;
}

async function ruleOfPage(): Promise<LanguageRule> {
  return languageRuleOf((await headers()).get(PAGE_ADDRESS_HEADER) ?? "");
}

/** The person whose profile decides. Nobody's does without a database, because an error page must be shown then too. */
async function deciderOf(rule: LanguageRule) {
  if (rule !== "person") return undefined;
  return recover(currentUser(), isOutage, undefined);
}

type LanguageRule = "english" | "browser" | "person";

const ENGLISH = /^\/(docs|admin)(\/|\?|$)/;
const BEHIND_A_LINK = /^\/(i|invitations|reminders|unsubscribe|fresh-link)(\/|\?|$)/;

/** Who says in which language a page is. Pure. @param address path and query */
export function languageRuleOf(address: string): LanguageRule {
  if (!address.startsWith("/") || ENGLISH.test(address)) return "english";
  return BEHIND_A_LINK.test(address) ? "browser" : "person";
}
