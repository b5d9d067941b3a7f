import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@/e2e/pages/fixtures";
import { openApiDocument } from "@/lib/web/openapi/openapi";
import { problemPages } from "@/lib/web/request/problem";

test("the document is there for programs that have not signed in, as the tests know it", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^application\/json/);
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

test("people read every operation, with an example to copy, and find the page of every error", async ({ page }) => {
  await page.goto("/docs/api");
  await expect(page.getByRole("heading", { level: 1, name: "API of Compath Meetings" })).toBeVisible();
  for (const name of ["Schedule a meeting, or start one now", "Read one meeting", "Download the calendar file"]) {
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  }
  const schedule = page.getByRole("region", { name: "Schedule a meeting, or start one now", exact: true });
  await expect(schedule.getByText(/curl -X POST http.*\/api\/v1\/meetings/)).toBeVisible();
  await expect(schedule.getByRole("table", { name: /Body$/ }).getByText("skipInvitationEmails")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await schedule.getByRole("link", { name: "Some fields are not valid" }).click();
  await expect(page).toHaveURL("/docs/errors/invalid");
  await expect(page.getByRole("heading", { level: 1, name: "Some fields are not valid" })).toBeVisible();
  await expect(page.getByText("each entry points to one field")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("each problem's type leads to its page, and no other page is made up", async ({ request }) => {
  for (const { slug, title } of problemPages) {
    const answer = await request.get(`/docs/errors/${slug}`);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain(`${title}</h1>`);
  }
  expect((await request.get("/docs/errors/nonsense")).status()).toBe(404);
});
