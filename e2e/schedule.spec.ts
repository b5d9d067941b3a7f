import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@/e2e/pages/fixtures";
import { fillMeeting, meetingsTitled, openForm, submit } from "@/e2e/pages/schedule-form";

const meetingPage = /\/meetings\/[0-9a-f-]{36}\?scheduled=1$/;

test("a counselor schedules with a client, a colleague and two pasted addresses, and sees beforehand who is told what", async ({
  page,
}) => {
  const title = `Follow-up ${crypto.randomUUID()}`;
  await openForm(page, "/meetings/new");
  await page.getByLabel("Client", { exact: true }).selectOption("Mara Lind");
  await page.getByRole("checkbox", { name: "Lena Ortiz" }).check();
  await page.getByLabel("Invite by email").fill("Ada Ortiz <Ada@guests.example>,\nbo@guests.example");
  await fillMeeting(page, title);

  const told = page.getByRole("region", { name: "Who will be notified" }).getByRole("listitem");
  await expect(told).toHaveCount(4);
  await expect(told.filter({ hasText: "Mara Lind" })).toContainText("15:00–15:50 (WET, UTC+0)");
  await expect(told.filter({ hasText: "Mara Lind" })).toContainText("In the app");
  await expect(told.filter({ hasText: "Lena Ortiz" })).toContainText("reads Spanish");
  await expect(told.filter({ hasText: "Ada Ortiz" })).toContainText("16:00–16:50 (CET, UTC+1)");
  await expect(told.filter({ hasText: "bo@guests.example" })).not.toContainText("In the app");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole("button", { name: "Schedule and send 4 invitations" }).click();
  await expect(page).toHaveURL(meetingPage);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  const [meeting] = await meetingsTitled(page, title);
  expect(meeting?.startsAt).toBe("2031-12-01T15:00:00Z");
  expect(meeting?.invitees.map(({ email, kind }) => `${email} ${kind}`)).toEqual([
    "mara.lind@clients.example client",
    "lena.ortiz@linden.example internal",
    "ada@guests.example guest",
    "bo@guests.example guest",
  ]);
});

test("everything that is wrong is said beside its field and in the summary, with what was typed kept and nothing stored", async ({
  page,
}) => {
  await openForm(page, "/meetings/new");
  const title = `Kept ${crypto.randomUUID()}`;
  await page.getByLabel("Client", { exact: true }).selectOption("Jonas Weber");
  await page.getByRole("checkbox", { name: "Lena Ortiz" }).check();
  await page.getByLabel("Invite by email").fill("bo@guests.example, not an address");
  await page.getByLabel("Start", { exact: true }).fill("16:00");
  await page.getByText("Other", { exact: true }).click();
  await page.getByLabel("Minutes", { exact: true }).fill("12.5");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByRole("radio", { name: "Video" }).check({ force: true });
  await page.getByLabel("Your video link").fill("http://meet.example");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByText("Title and description", { exact: true }).click();
  await submit(page);

  const summary = page.getByRole("alert").filter({ hasText: "Please correct 4 things." });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveText([
    /^“not an address” is not an email address\./,
    "Choose the day on which the meeting takes place.",
    "Give the duration in whole minutes, for example 45.",
    "Give a link that starts with https://, or leave it empty.",
  ]);
  await expect(page.getByLabel("Day", { exact: true })).toHaveAccessibleDescription(/Choose the day/);
  await expect(page.getByLabel("Invite by email")).toHaveAccessibleDescription(/“not an address” is not/);
  await expect(page.getByLabel("Your video link")).toHaveAccessibleDescription(/https:\/\//);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await expect(page.getByLabel("Client", { exact: true }).locator("option:checked")).toHaveText("Jonas Weber");
  await expect(page.getByRole("checkbox", { name: "Lena Ortiz" })).toBeChecked();
  await expect(page.getByLabel("Invite by email")).toHaveValue("bo@guests.example, not an address");
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue("16:00");
  await expect(page.getByLabel("Minutes", { exact: true })).toHaveValue("12.5");
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  await expect(page.getByRole("radio", { name: /^Title and description/ })).toBeChecked();
  expect(await meetingsTitled(page, title)).toEqual([]);

  await summary.getByRole("link", { name: /Choose the day/ }).click();
  await expect(page.getByLabel("Day", { exact: true })).toBeFocused();
});

test("a start in the past, oneself as a guest and a meeting of three minutes are refused with what to do", async ({
  page,
}) => {
  await openForm(page, "/meetings/new");
  await fillMeeting(page, "Past");
  await page.getByLabel("Day", { exact: true }).fill("2021-12-01");
  await submit(page);
  await expect(page.getByLabel("Day", { exact: true })).toHaveAccessibleDescription(
    "Choose a time that is still to come.",
  );

  await page.getByLabel("Day", { exact: true }).fill("2031-12-01");
  await page.getByText("Other", { exact: true }).click();
  await page.getByLabel("Minutes", { exact: true }).fill("3");
  await submit(page);
  await expect(page.getByRole("group", { name: "Duration" })).toHaveAccessibleDescription(/at least 5 minutes/);

  await page.getByText("50 min", { exact: true }).click();
  await page.getByLabel("Invite by email").fill("bo@guests.example, Dana.Whitfield@linden.example");
  await submit(page);
  await expect(page.getByLabel("Invite by email")).toHaveAccessibleDescription(
    /dana\.whitfield@linden\.example: You host this meeting/,
  );
});

test("a time that the clocks skip is refused with another one, and one that comes twice asks which", async ({
  page,
}) => {
  const title = `Clocks ${crypto.randomUUID()}`;
  await openForm(page, "/meetings/new");
  await fillMeeting(page, title);
  await page.getByLabel("Day", { exact: true }).fill("2031-03-30");
  await page.getByLabel("Start", { exact: true }).fill("02:30");
  await expect(page.getByRole("status").filter({ hasText: "Choose 03:30." })).toBeVisible();
  await submit(page);
  await expect(page.getByLabel("Day", { exact: true })).toHaveAccessibleDescription(
    /02:30 does not exist .* Choose 03:30\./,
  );

  await page.getByLabel("Day", { exact: true }).fill("2031-10-26");
  await submit(page);
  const which = page.getByRole("group", { name: /02:30 occurs twice/ });
  await expect(which).toHaveAccessibleDescription(/Choose the first or the second 02:30\./);
  await which.getByRole("radio", { name: /The second 02:30/ }).check();
  await submit(page);
  await expect(page).toHaveURL(meetingPage);
  expect((await meetingsTitled(page, title)).map(({ startsAt }) => startsAt)).toEqual(["2031-10-26T01:30:00Z"]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same form refuses, keeps what was typed, and schedules", async ({ page }) => {
    const title = `Plain ${crypto.randomUUID()}`;
    await openForm(page, "/meetings/new");
    await page.getByLabel("Client", { exact: true }).selectOption("Aiko Tanaka");
    await page.getByRole("checkbox", { name: "Lena Ortiz" }).check();
    await page.getByLabel("Invite by email").fill("Ada Ortiz <ada@guests.example>");
    await fillMeeting(page, title);
    await page.getByText("Phone", { exact: true }).click();
    await page.getByLabel("Who calls whom (optional)").fill("I call you.");
    await page.getByLabel("Day", { exact: true }).fill("2031-10-26");
    await page.getByLabel("Start", { exact: true }).fill("02:30");
    await submit(page);

    await expect(page.getByRole("alert")).toContainText("Please correct one thing.");
    await expect(page.getByLabel("Client", { exact: true }).locator("option:checked")).toHaveText("Aiko Tanaka");
    await expect(page.getByRole("checkbox", { name: "Lena Ortiz" })).toBeChecked();
    await expect(page.getByLabel("Who calls whom (optional)")).toHaveValue("I call you.");
    await expect(page.getByRole("region", { name: "Who will be notified" }).getByRole("listitem")).toHaveCount(3);
    await page.getByRole("radio", { name: /The first 02:30/ }).check();
    await submit(page);

    await expect(page).toHaveURL(meetingPage);
    expect((await meetingsTitled(page, title)).map(({ startsAt, invitees }) => [startsAt, invitees.length])).toEqual([
      ["2031-10-26T00:30:00Z", 3],
    ]);
  });

  test("a form that is sent twice at the same time makes one meeting, and both answers lead to it", async ({
    page,
    stack,
  }) => {
    const title = `Once ${crypto.randomUUID()}`;
    await openForm(page, "/meetings/new");
    await fillMeeting(page, title);
    const multipart = await page
      .getByRole("main")
      .locator("form")
      .evaluate((form: HTMLFormElement) =>
        Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])),
      );
    const send = () =>
      page.request.post("/meetings/new", {
        multipart,
        maxRedirects: 0,
        headers: { Origin: new URL(stack.APP_URL).origin },
      });
    const places = (await Promise.all([send(), send(), send()])).map((answer) => answer.headers().location);
    expect(new Set(places).size).toBe(1);
    const [meeting, ...others] = await meetingsTitled(page, title);
    expect(others).toEqual([]);
    expect(places[0]).toContain(`/meetings/${meeting?.id}`);
  });
});

test("a double click makes one meeting", async ({ page }) => {
  const title = `Double ${crypto.randomUUID()}`;
  await openForm(page, "/meetings/new");
  await fillMeeting(page, title);
  await page.getByRole("button", { name: /^Schedule and send/ }).dblclick();
  await expect(page).toHaveURL(meetingPage);
  expect(await meetingsTitled(page, title)).toHaveLength(1);
});

test("an overlap with another meeting of one's own is a warning with free times, and no refusal", async ({ page }) => {
  const title = `Taken ${crypto.randomUUID()}`;
  const day = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
  await openForm(page, "/meetings/new");
  await fillMeeting(page, title);
  await page.getByLabel("Day", { exact: true }).fill(day);
  await submit(page);
  await expect(page).toHaveURL(meetingPage);

  await page.goto("/meetings/new");
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Start", { exact: true }).fill("16:15");
  const warning = page.getByRole("status").filter({ hasText: title });
  await expect(warning.getByRole("button")).toHaveCount(3);
  await warning.getByRole("button", { name: /17:00/ }).click();
  await expect(warning).toHaveCount(0);
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue("17:00");
  await expect(page.getByLabel("Start", { exact: true })).toBeFocused();

  await page.getByLabel("Start", { exact: true }).fill("16:15");
  await expect(warning).toBeVisible();
  await page.getByLabel("Title", { exact: true }).fill(`${title} too`);
  await submit(page);
  await expect(page).toHaveURL(meetingPage);
});

test("a counselor starts a meeting now", async ({ page }) => {
  const title = `Now ${crypto.randomUUID()}`;
  await openForm(page, "/meetings/instant");
  await page.getByLabel("Client", { exact: true }).selectOption("Jonas Weber");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await expect(page.getByRole("region", { name: "Who will be notified" }).getByRole("listitem")).toHaveCount(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Start now" }).click();
  await expect(page).toHaveURL(/\/m\/[\w-]{24}$/);
  expect((await meetingsTitled(page, title)).map(({ invitees }) => invitees.length)).toEqual([1]);
});

test("a client is told who schedules, and gets no form", async ({ page }) => {
  await page.goto("/meetings/new");
  await page.getByRole("button", { name: "Sign in as Mara Lind" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Only counselors schedule meetings");
  await expect(page.getByLabel("Title", { exact: true })).toHaveCount(0);
});
