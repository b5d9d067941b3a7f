import type { Page } from "@playwright/test";
import { expect } from "@/e2e/pages/fixtures";

export const offer = (page: Page) =>
  page.getByRole("button", { name: /^(Restore what you typed|Recuperar lo escrito)$/ });
export const title = (page: Page) => page.getByLabel(/^(Title|Título)$/);
export const emails = (page: Page) => page.getByLabel("Invite by email");

/** What this tab keeps. */
export const kept = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));

/** Types a form to schedule a meeting, does not send it, and waits until the tab has it: the scripts may come after the words. */
export async function typeForm(page: Page): Promise<void> {
  await page.goto("/meetings/new");
  await title(page).fill("Half typed");
  await emails(page).fill("Ada <ada@guests.example>");
  await page.getByRole("checkbox", { name: "Lena Ortiz" }).check();
  await page.getByLabel("Start", { exact: true }).fill("16:00");
  await expect.poll(() => kept(page)).toContain("16:00");
}

/** Takes the offer and finds everything that `typeForm` typed. */
export async function restoresAll(page: Page): Promise<void> {
  await offer(page).click();
  await expect(page.getByText("What you typed is back.")).toBeVisible();
  await expect(title(page)).toHaveValue("Half typed");
  await expect(emails(page)).toHaveValue("Ada <ada@guests.example>");
  await expect(page.getByRole("checkbox", { name: "Lena Ortiz" })).toBeChecked();
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue("16:00");
  await expect(page.getByRole("region", { name: "Who will be notified" }).getByRole("listitem")).toHaveCount(2);
}

/** Holds the scripts of every page back. @returns how to let them go */
export async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** A browser that refuses pages all storage, as with cookies blocked. */
export async function refuseStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied.", "SecurityError");
        },
      });
    }
  });
}
