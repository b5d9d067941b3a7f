import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";
import { isAccessible } from "@/e2e/pages/host";
import { asPerson, makeCalendar, noRadicale } from "@/lib/testing/radicale";

const server = { url: process.env.CALDAV_URL ?? "" };
const DAY = "2031-12-01";

/** A counselor of their own in Berlin, signed in. */
async function aCounselor(page: Page, admin: Admin, appUrl: string): Promise<void> {
  const email = `ines-${randomUUID()}@linden.example`;
  const words = ["--email", email, "--name", "Ines Roth", "--role", "counselor", "--time-zone", "Europe/Berlin"];
  const { id } = await admin("user", "create", ...words);
  const { cookie } = await admin("session", "create", "--user", String(id));
  const [name = "", value = ""] = String(cookie).split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
}

async function fillLogin(page: Page, password: string): Promise<void> {
  await page.getByLabel("Server", { exact: true }).fill(server.url);
  await page.getByLabel("User name").fill("dana");
  await page.getByLabel("App password").fill(password);
  await page.getByRole("button", { name: "Connect this calendar" }).click();
}

/** An event as a person's own calendar program would make it, from 10 to 11 in Berlin. */
async function anEvent(calendarUrl: string, title: string): Promise<void> {
  const uid = randomUUID();
  const times = "DTSTART:20311201T090000Z\r\nDTEND:20311201T100000Z\r\nDTSTAMP:20310101T000000Z";
  const body = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${title}\r\n${times}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const headers = { "content-type": "text/calendar" };
  expect((await asPerson("dana", `${calendarUrl}${uid}.ics`, { method: "PUT", body, headers })).status).toBe(201);
}

async function choose(page: Page, day: string, start: string): Promise<void> {
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Start", { exact: true }).fill(start);
}

test("without a calendar the form says how to see conflicts", async ({ page, admin, stack }) => {
  await aCounselor(page, admin, stack.APP_URL);
  await page.goto("/meetings/new");
  await page.getByRole("link", { name: "Connect a calendar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Calendars");
  await page.getByRole("link", { name: /CalDAV server/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connect a CalDAV calendar");
  await isAccessible(page);
});

test("a server that is none is said at its field, and nothing is stored", async ({ page, admin, stack }) => {
  await aCounselor(page, admin, stack.APP_URL);
  await page.goto("/settings/calendars/caldav");
  await page.getByLabel("Server", { exact: true }).fill(stack.MAILBOX_URL);
  await page.getByLabel("User name").fill("dana");
  await page.getByLabel("App password").fill("secret");
  await page.getByRole("button", { name: "Connect this calendar" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("No calendar that you can write to was found");
  await expect(page.getByLabel("User name")).toHaveValue("dana");
  await expect(page.getByLabel("App password")).toHaveValue("");
  await isAccessible(page);
  await page.goto("/settings/calendars");
  await expect(page.getByText("No calendar is connected")).toBeVisible();
});

if (noRadicale !== undefined) {
  test(noRadicale, () => {
    process.stderr.write(`${noRadicale}\n`);
    expect(server.url).toBe("");
  });
} else {
  test("a calendar is connected with its password, shows conflicts while one types, and is left again", async ({
    page,
    admin,
    stack,
  }) => {
    const [name, title] = [`e2e-${randomUUID()}`, `Dentist ${randomUUID()}`];
    const calendarUrl = await makeCalendar(server, "dana", name);
    await anEvent(calendarUrl, title);
    await aCounselor(page, admin, stack.APP_URL);
    await page.goto("/settings/calendars/caldav");
    await fillLogin(page, "wrong");
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "does not accept this user name and password",
    );
    await fillLogin(page, "secret");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose calendars");
    await page.getByRole("radio", { name }).check();
    await page.getByRole("checkbox", { name }).check();
    await isAccessible(page);
    await page.getByRole("button", { name: "Save these choices" }).click();
    await expect(page.getByRole("heading", { name: "dana (127.0.0.1)" })).toBeVisible();

    await page.goto("/meetings/new");
    await expect(page.getByRole("link", { name: "Connect a calendar" })).toHaveCount(0);
    await choose(page, DAY, "10:15");
    const warning = page.getByRole("status").filter({ hasText: `${title} (CalDAV)` });
    await expect(warning.getByRole("button")).toHaveCount(3);
    await isAccessible(page);
    await warning.getByRole("button", { name: /11:00/ }).click();
    await expect(warning).toHaveCount(0);
    await expect(page.getByLabel("Start", { exact: true })).toHaveValue("11:00");

    await page.goto("/settings/calendars");
    await page.getByText("Disconnect", { exact: false }).first().click();
    await page.getByRole("button", { name: "Disconnect this calendar" }).click();
    await expect(page.getByText("No calendar is connected")).toBeVisible();
  });
}
