import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { stranger } from "@/e2e/pages/guest";
import { callApi, isAccessible, type Made, relationshipWith, signInAs } from "@/e2e/pages/host";
import type { Mailbox } from "@/e2e/pages/mailbox";
import { examplePeople } from "@/lib/people/example-people";

/** A meeting with one example client, whose title names it among the other emails of that client. */
async function scheduleWith(page: Page, email: string): Promise<Made> {
  const when = { startsAt: "2031-12-03T16:00:00+01:00", durationMinutes: 50, timeZone: "Europe/Berlin" };
  const relationshipId = await relationshipWith(page, email);
  const wishes = { title: `Talk ${randomUUID()}`, disclosure: "full", relationshipId, ...when };
  // Safe: the API's contract (docs/design/api.md).
  return (await callApi(page, "POST", "/api/v1/meetings", wishes)) as Made;
}

/** The link behind "Yes" in the email about a meeting. */
async function yesMailedTo(mailbox: Mailbox, email: string, { title }: Made): Promise<string> {
  const found = async () => (await mailbox.to(email)).find(({ text }) => text.includes(title));
  await expect.poll(async () => (await found()) !== undefined).toBe(true);
  return /https?:\/\/\S+\?answer=accepted/.exec((await found())?.text ?? "")?.[0] ?? "";
}

test("a client with an account answers and keeps the time from the email without signing in, and reads the conversation with the account", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  await signInAs(page, "Dana Whitfield");
  const { email } = examplePeople.mara;
  const meeting = await scheduleWith(page, email);
  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(await yesMailedTo(mailbox, email, meeting));
  await expect(visitor).toHaveURL(/\/invitations\/[\w-]+\?answer=accepted$/);
  await visitor.getByRole("button", { name: "Send “Yes”" }).click();
  const main = visitor.getByRole("main");
  await expect(main).toContainText("You answered yes on");
  await isAccessible(visitor);
  const file = await visitor.request.get(`/meetings/${meeting.id}/invitation`);
  expect(file.status()).toBe(200);
  expect(await file.text()).not.toContain("/i/");

  await main.getByRole("link", { name: "Open the conversation" }).click();
  await expect(main).toContainText("Sign in to read and write here");
  await expect(main.getByRole("button", { name: "Send me a code" })).toHaveCount(0);
  await isAccessible(visitor);
  await main.getByRole("link", { name: "Sign in", exact: true }).click();
  await visitor.getByRole("button", { name: "Sign in as Mara Lind" }).click();
  await expect(visitor.getByLabel("Your message")).toBeVisible();

  const answered = await page.request.get(`/api/v1/meetings/${meeting.id}/history`);
  // Safe: the API's contract (docs/design/api.md).
  const { data } = (await answered.json()) as { data: { action: string; via: string | null }[] };
  expect(data.filter(({ action }) => action === "invitation_answered")).toMatchObject([{ via: "link" }]);
});

test("who wants to be asked to sign in always gets emails without a link of their own, and older links open nothing", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  await signInAs(page, "Dana Whitfield");
  const { email, name } = examplePeople.aiko;
  const older = await yesMailedTo(mailbox, email, await scheduleWith(page, email));
  const client = await stranger(browser, stack.APP_URL);
  await signInAs(client, name);
  await client.goto("/settings");
  await client.getByLabel("Always ask me to sign in").check();
  await client.getByRole("button", { name: "Save" }).click();
  await expect(client).toHaveURL(/saved=1/);
  await expect(client.getByLabel("Always ask me to sign in")).toBeChecked();

  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(older);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("This invitation link doesn’t work");
  const meeting = await scheduleWith(page, email);
  expect(new URL(await yesMailedTo(mailbox, email, meeting)).pathname).toBe(`/meetings/${meeting.id}`);
  await client.getByLabel("Always ask me to sign in").uncheck();
  await client.getByRole("button", { name: "Save" }).click();
  await expect(client.getByLabel("Always ask me to sign in")).not.toBeChecked();
  expect(new URL(await yesMailedTo(mailbox, email, await scheduleWith(page, email))).pathname).toMatch(/^\/i\//);
});
