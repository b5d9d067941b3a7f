import { expect, test } from "@/e2e/pages/fixtures";
import { inviteGuest } from "@/e2e/pages/guest";
import { isAccessible, signInAs } from "@/e2e/pages/host";

test("a guest without JavaScript reads and answers in the browser's language, and in any other by one press", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const { link } = await inviteGuest(page, mailbox, "greta");
  const context = await browser.newContext({ baseURL: stack.APP_URL, locale: "de-DE", javaScriptEnabled: false });
  const visitor = await context.newPage();
  await visitor.goto(`${new URL(link).pathname}?answer=accepted`);
  const main = visitor.getByRole("main");
  await expect(visitor.locator("html")).toHaveAttribute("lang", "de");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Sie sind eingeladen");
  await expect(main).toContainText("Montag, 1. Dezember 2031, 16:00");
  await visitor.getByRole("button", { name: "Vielleicht" }).click();
  await expect(main).toContainText("Sie haben am");

  const languages = visitor.getByRole("navigation", { name: "Sprache" });
  await expect(languages.getByRole("link", { name: "Deutsch" })).toHaveAttribute("aria-current", "true");
  await visitor.goto(`${new URL(visitor.url()).pathname}?answer=accepted`);
  await languages.getByRole("link", { name: "Français" }).click();
  await expect(visitor).toHaveURL(/\/invitations\/[^?]+\?answer=accepted$/);
  await expect(visitor.locator("html")).toHaveAttribute("lang", "fr");
  await expect(visitor.getByRole("button", { name: "Envoyer « Oui »" })).toBeVisible();
  await visitor.goto("/fresh-link");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Obtenir un nouveau lien");
  await visitor.getByRole("button", { name: "M’envoyer un nouveau lien" }).click();
  await expect(visitor.getByRole("alert")).toContainText("Aucun lien n’a été demandé.");
});

test("the door, the closed room and a wrong address speak the browser's language", async ({ browser, stack }) => {
  const context = await browser.newContext({ baseURL: stack.APP_URL, locale: "es-MX" });
  const visitor = await context.newPage();
  await visitor.goto("/sign-in?returnPath=%2Fmeetings");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Iniciar sesión");
  await expect(visitor.getByRole("button", { name: "Iniciar sesión como Mara Lind" })).toBeVisible();
  await visitor.getByRole("link", { name: "Deutsch" }).click();
  await expect(visitor).toHaveURL(/\/sign-in\?returnPath=%2Fmeetings$/);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Anmelden");
  await visitor.goto("/m/no-such-room");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(
    "Geben Sie die E-Mail-Adresse ein, an die die Einladung ging",
  );
  await visitor.goto("/nothing-here");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Seite nicht gefunden");
  await expect(visitor).toHaveTitle(/^Seite nicht gefunden/);
  await isAccessible(visitor);
});

test("a counselor reads the whole app in the language of her profile, and what operators and programs read stays English", async ({
  page,
}) => {
  await signInAs(page, "Lena Ortiz");
  const addresses = ["/meetings", "/meetings/new", "/meetings/instant", "/notifications", "/settings"];
  for (const address of [...addresses, "/settings/api-keys", "/settings/calendars", "/settings/calendars/caldav"]) {
    await page.goto(address);
    await expect(page.locator("html"), address).toHaveAttribute("lang", "es");
    await expect(page.getByRole("main"), address).not.toContainText(/\b(the|you|your|meetings?|and|with)\b/i);
    await isAccessible(page);
  }
  await page.goto("/docs/api");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
