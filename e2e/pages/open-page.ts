import type { Browser, Page } from "@playwright/test";
import { type Person, sessionOf } from "@/e2e/pages/api";
import type { Admin } from "@/e2e/pages/fixtures";

/** A browser of the person's own, signed in, on a page of the web server at `origin`. */
export async function openAs(browser: Browser, admin: Admin, person: Person, origin: string): Promise<Page> {
  const [name = "", ...rest] = ((await sessionOf(admin, person)).Cookie ?? "").split("=");
  const context = await browser.newContext({ baseURL: origin });
  await context.addCookies([{ name, value: rest.join("="), url: origin, httpOnly: true, sameSite: "Lax" }]);
  return context.newPage();
}
