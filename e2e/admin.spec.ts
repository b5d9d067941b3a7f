import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import pg from "pg";
import { expect, test } from "@/e2e/pages/fixtures";
import { isAccessible, signInAs, withoutScripts } from "@/e2e/pages/host";
import { templateKeys } from "@/lib/wording/template-keys";

/** The page around the mails: in a frame that runs no scripts nothing can be measured, and e2e/mails.spec.ts looks at those. */
async function isAccessibleAround(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).exclude("iframe").analyze()).violations).toEqual([]);
}

// Each test has a template of its own, one that no other spec sends.
const wording = (key: string, locale: string) => `/admin/templates/${key}/${locale}`;

test("an administrator sees how the platform does; to everyone else there is nothing", async ({ page, browser }) => {
  await signInAs(page, "Nora Field");
  await page.getByRole("link", { name: "Admin" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Administration");
  await expect(page.getByText("Emails leave through an SMTP server.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^send-mail/ })).toBeVisible();
  const hours = page.getByRole("table", { name: "The last 24 hours" }).getByRole("row");
  await expect(hours).toHaveCount(25);
  await expect(page.getByText("No job has failed for good")).toBeVisible();
  await isAccessible(page);

  const dana = await browser.newPage();
  await signInAs(dana, "Dana Whitfield");
  await expect(dana.getByRole("link", { name: "Admin" })).toHaveCount(0);
  const paths = [
    "/admin",
    "/admin/templates",
    wording("sign_in", "en"),
    `${wording("sign_in", "en")}/preview`,
    "/admin/templates/in-app/time_kept",
    "/admin/templates/in-app/time_kept/preview",
    "/admin/mails",
  ];
  for (const path of paths) expect((await dana.goto(path))?.status(), path).toBe(404);
  const nobody = await browser.newContext();
  const anonymous = await nobody.newPage();
  await anonymous.goto(new URL("/admin/templates", page.url()).href);
  await expect(anonymous).toHaveURL(/\/sign-in/);
});

test("a wording is edited beside its mail, checked, saved, tried and brought back", async ({ page, mailbox }) => {
  await signInAs(page, "Nora Field");
  await page.goto("/admin/templates");
  await isAccessible(page);
  await page.getByRole("link", { name: "Edit: Booking confirmed, French" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Booking confirmed, French");
  const mail = page.frameLocator("iframe");
  await expect(mail.getByRole("heading", { level: 1 })).toContainText("Dana Whitfield");
  await isAccessibleAround(page);

  await page.getByLabel("Heading").fill("Chez {hostName}, c'est noté");
  await expect(mail.getByRole("heading", { level: 1 }), "follows whoever types").toHaveText(
    "Chez Dana Whitfield, c'est noté",
  );
  await page.getByText("Plain text", { exact: true }).click();
  await expect(mail.locator("pre")).toContainText("Chez Dana Whitfield, c'est noté");
  await page.getByLabel("Heading").fill("Chez {title}");
  await page.getByRole("button", { name: "Save this wording" }).click();
  await expect(page.getByLabel("Heading")).toHaveAccessibleDescription(/There is no \{title\} here/);
  await isAccessibleAround(page);

  await page.getByLabel("Heading").fill("Chez {hostName}, c'est noté");
  await page.getByRole("button", { name: "Save this wording" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The wording is saved" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Version 2 / })).toContainText("Nora Field");
  await page.getByRole("button", { name: "Send a test to me" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The test is on its way" })).toBeVisible();
  await expect
    .poll(async () => (await mailbox.to("nora.field@linden.example")).map(({ text }) => text).join())
    .toContain("Chez Dana Whitfield, c'est noté");

  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByRole("status").filter({ hasText: "That version is the present one again." })).toBeVisible();
  await expect(page.getByLabel("Heading")).not.toHaveValue(/Chez/);
});

test("a notification's sentence is edited beside what it says, checked, and brought back", async ({ page }) => {
  await signInAs(page, "Nora Field");
  await page.goto("/admin/templates");
  await page.getByRole("link", { name: "Edit: A meeting is coming up" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A meeting is coming up, in the app");
  const said = page.frameLocator("iframe").getByRole("listitem");
  await expect(said).toHaveText("Your appointment with Dana Whitfield is coming up");
  await isAccessibleAround(page);
  const sentence = page.getByLabel("Sentence");
  await sentence.fill("Soon: {title}");
  await page.getByRole("button", { name: "Save this wording" }).click();
  await expect(sentence).toHaveAccessibleDescription(/There is no \{title\} here/);
  await sentence.fill("Soon: your meeting with {host}");
  await expect(said, "follows whoever types").toHaveText("Soon: your meeting with Dana Whitfield");
  await page.getByRole("button", { name: "Save this wording" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The wording is saved" })).toBeVisible();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(sentence).toHaveValue("Your appointment with {host} is coming up");
});

test("of two tabs the second does not write over the first", async ({ page }) => {
  await signInAs(page, "Nora Field");
  const second = await page.context().newPage();
  for (const tab of [page, second]) await tab.goto(wording("booking_received", "es"));
  await page.getByLabel("Button").fill("Ver");
  await page.getByRole("button", { name: "Save this wording" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The wording is saved" })).toBeVisible();
  await second.getByLabel("Button").fill("Abrir");
  await second.getByRole("button", { name: "Save this wording" }).click();
  await expect(
    second.getByRole("alert").filter({ hasText: "Someone else changed this wording while you were editing" }),
  ).toBeVisible();
  await expect(second.getByLabel("Button"), "what was typed stays").toHaveValue("Abrir");
});

test("without JavaScript a draft is previewed and saved, and a template is switched off and on", async ({
  page,
  browser,
}) => {
  await signInAs(page, "Nora Field");
  const plain = await withoutScripts(browser, page);
  await plain.goto(wording("booking_received", "de"));
  await plain.getByLabel("Heading").fill("Ganz neu gebucht");
  await plain.getByText("Dark", { exact: true }).click();
  await plain.getByRole("button", { name: "Show the preview" }).click();
  const heading = plain.frameLocator("iframe").getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Ganz neu gebucht");
  await expect(heading).toHaveCSS("color", "rgb(243, 238, 230)");
  await plain.getByRole("button", { name: "Save this wording" }).click();
  await expect(plain.getByLabel("Heading")).toHaveValue("Ganz neu gebucht");

  await plain.goto("/admin/templates");
  await plain.getByRole("button", { name: "Switch off: Booking received, German" }).click();
  await expect(plain.getByRole("status").filter({ hasText: "Turned off. Hosts see it as skipped." })).toBeVisible();
  await plain.getByRole("button", { name: "Switch on: Booking received, German" }).click();
  await expect(plain.getByRole("button", { name: "Switch off: Booking received, German" })).toBeVisible();
});

test("a missing template stands out and is brought back", async ({ page, databaseUrl }) => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("delete from templates where channel = 'email' and key = 'booking_confirmed' and locale = 'es'");
  await client.end();
  await signInAs(page, "Nora Field");
  await page.goto("/admin/templates");
  const row = page.getByRole("table", { name: "Booking confirmed" }).getByRole("row", { name: /^Spanish/ });
  await expect(row).toContainText("Missing");
  await row.getByRole("button", { name: "Restore" }).click();
  await expect(row).toContainText("On");
});

test("every mail can be looked at, in each language and scheme", async ({ page }) => {
  await signInAs(page, "Nora Field");
  await page.goto("/admin/mails?locale=de&show=dark");
  await expect(page.locator("iframe")).toHaveCount(templateKeys.length);
  const mail = page.frameLocator("iframe").first();
  await expect(mail.getByRole("heading", { level: 1 })).toHaveText("Dana Whitfield lädt Sie zu einem Termin ein");
  await isAccessibleAround(page);
});
