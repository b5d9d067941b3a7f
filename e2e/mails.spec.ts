import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { signInAs } from "@/e2e/pages/host";
import { mailLocales } from "@/lib/wording/mail-locale";
import { templateKeys } from "@/lib/wording/template-keys";

/** A mail as the pages preview it, on a blank page where it can be measured. */
async function openMail(page: Page, admin: Page, path: string): Promise<void> {
  const answer = await admin.request.get(path);
  expect(answer.status()).toBe(200);
  await page.setContent(await answer.text());
}

// The pictures are kept as attachments of the report: npx playwright test e2e/mails.spec.ts --reporter=html
for (const scheme of ["light", "dark"] as const) {
  test(`every mail is readable in the ${scheme} scheme, and here is its picture`, async ({ page, browser }, info) => {
    test.setTimeout(120_000);
    await signInAs(page, "Nora Field");
    const mail = await (await browser.newContext({ viewport: { width: 700, height: 900 } })).newPage();
    const requests: string[] = [];
    mail.on("request", (request) => requests.push(request.url()));
    for (const key of templateKeys) {
      await openMail(mail, page, `/admin/templates/${key}/en/preview?show=${scheme}`);
      await info.attach(`${key}-${scheme}.png`, {
        body: await mail.screenshot({ fullPage: true }),
        contentType: "image/png",
      });
      const { violations } = await new AxeBuilder({ page: mail }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
      expect(violations, key).toEqual([]);
      await expect(mail.getByRole("heading", { level: 1 }), key).toHaveCount(1);
    }
    expect(requests, "a mail loads nothing").toEqual([]);
  });
}

test("no mail is wider than a small phone, in no language", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signInAs(page, "Nora Field");
  const mail = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
  for (const key of templateKeys) {
    for (const locale of mailLocales) {
      await openMail(mail, page, `/admin/templates/${key}/${locale}/preview`);
      expect(await mail.evaluate(() => document.documentElement.scrollWidth), `${key} ${locale}`).toBeLessThanOrEqual(
        320,
      );
      for (const answer of await mail.locator(".answer").all())
        expect((await answer.boundingBox())?.height, `${key} ${locale}: a word breaks`).toBeLessThan(60);
    }
  }
});
