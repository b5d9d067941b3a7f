import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";
import { connectGoogle, googleAt } from "@/e2e/pages/google";
import { isAccessible } from "@/e2e/pages/host";

// Calendars follow a change once the time of undoing is over, 8 seconds.
test.describe.configure({ timeout: 150_000 });

const google = googleAt(process.env.GOOGLE_API_ROOT_URL ?? "");

/** A counselor of their own, signed in, with an account at Google. */
async function aCounselor(page: Page, admin: Admin, appUrl: string): Promise<{ email: string }> {
  const email = `nora-${randomUUID()}@linden.example`;
  const { id } = await admin(
    "user",
    "create",
    "--email",
    email,
    "--name",
    "Nora Voss",
    "--role",
    "counselor",
    "--time-zone",
    "Europe/Berlin",
  );
  const { cookie } = await admin("session", "create", "--user", String(id));
  const [name = "", value = ""] = String(cookie).split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
  await google.account(email, [`team-${email}`]);
  return { email };
}

async function connected(page: Page, email: string, wishes: { meet?: boolean } = {}): Promise<void> {
  await page.goto("/settings/calendars");
  await connectGoogle(page, "Connect Google Calendar", { account: email });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose calendars");
  if (wishes.meet) await page.getByRole("checkbox", { name: "Hold my video meetings in Google Meet" }).check();
  await page.getByRole("button", { name: "Save these choices" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Saved.");
}

async function api(page: Page, method: string, path: string, data?: object) {
  const headers = { Origin: new URL(page.url()).origin };
  const answer = await page.request.fetch(`/api/v1/meetings${path}`, { method, headers, ...(data && { data }) });
  expect(answer.ok(), await answer.text()).toBe(true);
  // Safe: the API's contract (docs/design/api.md).
  return (await answer.json()) as {
    id: string;
    uid: string;
    title: string;
    startsAt: string;
    calendars: { state: string }[];
    meetingUrl: string;
  };
}

const schedule = (page: Page, wishes: object = {}) =>
  api(page, "POST", "", {
    title: "First talk",
    startsAt: "2031-12-01T16:00:00+01:00",
    durationMinutes: 50,
    disclosure: "full",
    inviteeEmails: [`bo-${randomUUID()}@guests.example`],
    ...wishes,
  });

test("connecting: what is declined or incomplete stores nothing and says so; what is agreed to is connected", async ({
  page,
  admin,
  stack,
}) => {
  const { email } = await aCounselor(page, admin, stack.APP_URL);
  await page.goto("/settings/calendars");
  await expect(page.getByText("No calendar is connected")).toBeVisible();
  await isAccessible(page);

  await connectGoogle(page, "Connect Google Calendar", { account: email, deny: true });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("You declined at Google.");
  await connectGoogle(page, "Connect Google Calendar", { account: email, without: "calendar.events" });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Google did not give every permission");
  await expect(page.getByText("No calendar is connected")).toBeVisible();
  await isAccessible(page);

  const callback = page.waitForRequest((request) => request.url().includes("/google/callback?"));
  await connectGoogle(page, "Connect Google Calendar", { account: email });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose calendars");
  await expect(page.getByRole("main").getByRole("status")).toContainText(
    "The account is connected, and your meetings are written to it.",
  );
  await expect(page.getByRole("radio", { name: email, exact: true })).toBeChecked();
  await isAccessible(page);
  await page.getByRole("checkbox", { name: `team-${email}` }).check();
  await page.getByRole("button", { name: "Save these choices" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Saved.");
  await expect(page.getByRole("heading", { name: email })).toBeVisible();
  expect(await google.grants(email)).toBe(1);
  await expect(page.getByRole("main")).toContainText("Connected");
  await isAccessible(page);

  // An answer that was taken already, and one that nobody here had asked for.
  for (const address of [
    (await callback).url(),
    `${stack.APP_URL}/settings/calendars/google/callback?state=x&code=y`,
  ]) {
    await page.goto(address);
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "This connection was not started in this browser",
    );
  }
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(1);

  await page.getByText("Disconnect", { exact: false }).first().click();
  await page.getByRole("button", { name: "Disconnect this calendar" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("The calendar is disconnected.");
  await expect(page.getByText("No calendar is connected")).toBeVisible();
  expect(await google.grants(email)).toBe(0);
});

test("the calendar follows the meeting step by step, and the meeting its event", async ({ page, admin, stack }) => {
  const { email } = await aCounselor(page, admin, stack.APP_URL);
  await connected(page, email);
  const { id, uid } = await schedule(page);
  const [made] = await google.events(email, 1);
  expect(made).toMatchObject({ iCalUID: uid, summary: "First talk", start: { dateTime: "2031-12-01T15:00:00.000Z" } });
  await expect.poll(async () => (await api(page, "GET", `/${id}`)).calendars[0]?.state).toBe("synced");

  const cy = `cy-${randomUUID()}@guests.example`;
  await api(page, "PATCH", `/${id}`, {
    startsAt: "2031-12-02T16:00:00+01:00",
    title: "Second talk",
    inviteeEmails: [cy],
  });
  const [moved] = await google.events(email, 1, made?.etag);
  expect(moved).toMatchObject({
    iCalUID: uid,
    summary: "Second talk",
    start: { dateTime: "2031-12-02T15:00:00.000Z" },
  });
  expect(moved?.attendees?.map((one) => one.email)).toEqual([cy]);

  const at = (hour: string) => ({ dateTime: `2031-12-03T${hour}:00:00Z` });
  await google.edit(email, uid, {
    start: at("09"),
    end: at("10"),
    summary: "Second talk, room 5",
    location: "Lindenallee 4",
    description: `https://calls.example/${"y".repeat(80)}`,
  });
  await expect
    .poll(async () => (await api(page, "GET", `/${id}`)).startsAt, { timeout: 30_000 })
    .toBe("2031-12-03T09:00:00Z");
  await page.goto(`/meetings/${id}`);
  const calendar = page.getByRole("region", { name: "Your calendar" });
  await expect(calendar).toContainText("It was changed in the calendar");
  await expect(calendar).toContainText("Second talk, room 5");
  await expect(calendar).toContainText("With the calendar’s version, the place is: In person, Lindenallee 4");
  await isAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "a long link breaks").toBe(320);
  await calendar.getByRole("button", { name: "Use the calendar’s version" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Second talk, room 5");
  await expect(page.getByRole("region", { name: "Where" })).toContainText("Lindenallee 4");

  await api(page, "DELETE", `/${id}`);
  await google.events(email, 0);
});

test("a connection that Google ended is told once, and connecting again catches up without a second event", async ({
  page,
  admin,
  stack,
}) => {
  const { email } = await aCounselor(page, admin, stack.APP_URL);
  await connected(page, email);
  const first = await schedule(page);
  await google.events(email, 1);
  await google.revoke(email);
  const second = await schedule(page);
  await expect.poll(async () => (await api(page, "GET", `/${second.id}`)).calendars[0]?.state).toBe("failed");
  await page.goto(`/meetings/${second.id}`);
  await expect(page.getByRole("main")).toContainText(`${email} is disconnected`);
  await expect(page.getByRole("region", { name: "Your calendar" })).toContainText("Connect it again in the settings.");
  await isAccessible(page);

  await page.getByRole("link", { name: "Connect it again" }).click();
  await connectGoogle(page, "Connect again", { account: email });
  await expect(page.getByRole("main").getByRole("status")).toContainText("The account is connected again.");
  const events = await google.events(email, 2);
  expect(events.map(({ iCalUID }) => iCalUID).toSorted()).toEqual([first.uid, second.uid].toSorted());
  await expect(page.getByRole("main")).not.toContainText("is disconnected");
});

test("a video meeting is held in Google Meet when its host's calendar shall, and the room leads there", async ({
  page,
  admin,
  stack,
}) => {
  const { email } = await aCounselor(page, admin, stack.APP_URL);
  await connected(page, email, { meet: true });
  const inviteeEmails = [`bo-${randomUUID()}@guests.example`];
  const { meetingUrl } = await api(page, "POST", "", { kind: "instant", title: "Now", inviteeEmails });
  await page.goto(meetingUrl);
  // The call comes with the event; an open room hears of it.
  await expect(page.getByText("Leads to meet.google.com.")).toBeVisible();
  const [event] = await google.events(email, 1);
  expect(event?.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\//);
  await isAccessible(page);
});

test("a push call that carries no secret of ours is nobody's", async ({ request }) => {
  const headers = {
    "x-goog-channel-id": randomUUID(),
    "x-goog-channel-token": "guessed",
    "x-goog-resource-state": "exists",
  };
  expect((await request.post("/api/webhooks/google", { headers })).status()).toBe(401);
  expect((await request.post("/api/webhooks/google")).status()).toBe(401);
});
