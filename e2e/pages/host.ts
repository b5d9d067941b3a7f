import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { expect } from "@/e2e/pages/fixtures";
import type { CaughtMail, Mailbox } from "@/e2e/pages/mailbox";

export type Made = { id: string; title: string; invitees: { id: string; email: string }[] };

/** An address that no other test writes to. */
export const guest = (name: string) => `${name}-${randomUUID()}@guests.example`;

/** Signs in as an example person, in this browser. Lena Ortiz reads her pages in Spanish, Jonas Weber in German. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto("/meetings");
  await page.getByRole("button", { name: `Sign in as ${name}` }).click();
  await page.getByRole("heading", { level: 1, name: /^(Meetings|Citas|Termine)$/ }).waitFor();
}

/** Asks our API with the session of the page, as a page of ours would. */
export async function callApi(page: Page, method: "POST" | "PUT", path: string, data: object): Promise<unknown> {
  const headers = { Origin: new URL(page.url()).origin };
  const answer = await page.request.fetch(path, { method, data, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** A meeting of the signed-in counselor's on 1 December 2031, 16:00 in Berlin, whose invitations have arrived. */
export async function schedule(page: Page, mailbox: Mailbox, guests: string[], wishes: object = {}): Promise<Made> {
  const title = `Talk ${randomUUID()}`;
  const when = { startsAt: "2031-12-01T16:00:00+01:00", durationMinutes: 50, timeZone: "Europe/Berlin" };
  const made = await callApi(page, "POST", "/api/v1/meetings", { title, ...when, inviteeEmails: guests, ...wishes });
  for (const address of guests) await expect.poll(async () => (await mailbox.to(address)).length).toBe(1);
  // Safe: the API's contract (docs/design/api.md).
  return made as Made;
}

/** Mails to an address after its invitation, oldest first. */
export async function laterMails(mailbox: Mailbox, address: string): Promise<CaughtMail[]> {
  const mails = await mailbox.to(address);
  return mails.filter(({ subject }) => !subject.startsWith("Appointment on"));
}

/** Waits until everything that was queued for a meeting has been carried out. */
export async function nothingWaiting(databaseUrl: string, meetingId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const waiting = async () => {
    const { rows } = await client.query(
      `select 1 from pgboss.job where state in ('created', 'retry', 'active') and name not in ('remind', 'notify-unread') and (data->>'meetingId' = $1
         or data->>'deliveryId' in (select id::text from deliveries where meeting_id = $1::uuid))`,
      [meetingId],
    );
    return rows.length;
  };
  await expect.poll(waiting, { timeout: 40_000 }).toBe(0);
  await client.end();
}

export async function isAccessible(page: Page): Promise<void> {
  // While a page is renewed its title is taken out and put in again.
  await expect(page).toHaveTitle(/\S/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
}

/** The id by which the example colleague is invited, as the example meetings name it. */
export async function colleagueId(page: Page): Promise<string> {
  const answer = await page.request.get("/api/v1/meetings?limit=200&from=2026-01-01T00:00:00Z");
  // Safe: the API's contract (docs/design/api.md).
  const { data } = (await answer.json()) as { data: { invitees: { email: string; userId: string }[] }[] };
  const lena = data.flatMap(({ invitees }) => invitees).find(({ email }) => email === "lena.ortiz@linden.example");
  return lena?.userId ?? "";
}

/** The relationship of the signed-in counselor with a client, as the example meetings name it. @param email its beginning */
export async function relationshipWith(page: Page, email: string): Promise<string | null | undefined> {
  const answer = await page.request.get("/api/v1/meetings?limit=200&from=2026-01-01T00:00:00Z");
  // Safe: the API's contract (docs/design/api.md).
  const { data } = (await answer.json()) as {
    data: { relationshipId: string | null; invitees: { email: string }[] }[];
  };
  const together = data.find(
    ({ relationshipId, invitees }) => relationshipId !== null && invitees.some((one) => one.email.startsWith(email)),
  );
  return together?.relationshipId;
}

/** A browser that runs no scripts, with the session of the page. */
export async function withoutScripts(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: new URL(page.url()).origin,
    storageState: await page.context().storageState(),
  });
  return context.newPage();
}
