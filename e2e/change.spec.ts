import { expect, test } from "@/e2e/pages/fixtures";
import {
  callApi,
  colleagueId,
  guest,
  isAccessible,
  laterMails,
  nothingWaiting,
  schedule,
  signInAs,
  withoutScripts,
} from "@/e2e/pages/host";

// Announcements wait for the time of undoing, 8 seconds.
test.describe.configure({ timeout: 120_000 });

test("an edit is reviewed first; then each person concerned gets the one mail that concerns them", async ({
  page,
  browser,
  mailbox,
  databaseUrl,
}) => {
  const [ada, bo, cy] = [guest("ada"), guest("bo"), guest("cy")];
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [ada, bo], {
    inviteeUserIds: [await colleagueId(page)],
    location: { type: "in_person", value: "Linden Practice, room 2" },
  });
  const colleague = await browser.newPage();
  await signInAs(colleague, "Lena Ortiz");
  await callApi(colleague, "PUT", `/api/v1/meetings/${made.id}/response`, { response: "accepted" });

  await page.goto(`/meetings/${made.id}`);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change the meeting");
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue("2031-12-01");
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue("16:00");
  await expect(page.getByRole("checkbox", { name: "Lena Ortiz" })).toBeChecked();
  await expect(page.getByLabel("Invite by email")).toHaveValue(`${ada}\n${bo}`);
  await expect(page.getByLabel("Place (optional)")).toHaveValue("Linden Practice, room 2");
  await expect(page.getByLabel("Place (optional)")).toBeVisible();
  await isAccessible(page);
  await page.getByLabel("Start", { exact: true }).fill("17:30");
  await page.getByLabel("Invite by email").fill(`${ada}\n${cy}`);
  await page.getByRole("button", { name: "Review the changes" }).click();

  await expect(page.getByRole("heading", { name: "Check the changes" })).toBeFocused();
  const rows = page.getByRole("row");
  await expect(rows.filter({ hasText: "When" })).toContainText("16:00–16:50 (CET, UTC+1)");
  await expect(rows.filter({ hasText: "When" })).toContainText("17:30–18:20 (CET, UTC+1)");
  await expect(rows.filter({ hasText: "No longer invited" })).toContainText(bo);
  await expect(rows.filter({ hasText: "Newly invited" })).toContainText(cy);
  const main = page.getByRole("main");
  await expect(main).toContainText("The answer of one person was for the earlier time");
  await expect(main).toContainText("2 people stay invited and get an update.");
  await expect(main).toContainText("One person is removed and gets a cancellation.");
  await expect(main).toContainText("One person is added and gets an invitation.");
  await isAccessible(page);

  await page.getByRole("button", { name: "Save and notify 4 people" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your change is saved." })).toContainText(
    "4 people will be notified in a few seconds",
  );
  await expect(page.getByRole("row", { name: /Lena Ortiz/ })).toContainText("Said yes to the earlier time");
  await isAccessible(page);
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);

  await nothingWaiting(databaseUrl, made.id);
  const [update, ...more] = await laterMails(mailbox, ada);
  expect(more).toEqual([]);
  expect(update?.subject).toMatch(/^Changed: /);
  for (const text of [update?.text, update?.html]) {
    expect(text).toContain("16:00");
    expect(text).toContain("17:30");
    expect(text).not.toContain(made.title);
  }
  expect((await laterMails(mailbox, bo)).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^No longer invited: .*16:00/),
  ]);
  expect((await mailbox.to(cy)).length).toBe(1);
  expect(await laterMails(mailbox, cy)).toEqual([]);
});

test("an edit that is undone in time reaches nobody, and neither does an undone cancellation", async ({
  page,
  mailbox,
  databaseUrl,
}) => {
  const ada = guest("ada");
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [ada]);
  await page.goto(`/meetings/${made.id}/edit`);
  await page.getByLabel("Title", { exact: true }).fill("Quite another title");
  await page.getByRole("button", { name: "Review the changes" }).click();
  await page.getByRole("button", { name: "Save and notify 1 person" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quite another title");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undone. No one was notified." })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(made.title);

  await page.goto(`/meetings/${made.id}/cancel`);
  await page.getByRole("button", { name: "Cancel meeting and notify 1 person" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The meeting is cancelled." })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Undone. No one was notified." })).toBeVisible();

  await nothingWaiting(databaseUrl, made.id);
  expect((await mailbox.to(ada)).length).toBe(1);
});

test("calling off asks first, tells everyone with the host's word, and offers a new meeting like it", async ({
  page,
  mailbox,
  databaseUrl,
}) => {
  const ada = guest("ada");
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [ada]);
  await page.goto(`/meetings/${made.id}`);
  await page.getByRole("link", { name: "Cancel meeting" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cancel the meeting?");
  await expect(page.getByRole("listitem").filter({ hasText: ada })).toContainText("Email");
  await expect(page.getByRole("link", { name: "Keep meeting" })).toBeVisible();
  await isAccessible(page);
  await page.getByLabel("Message (optional)").fill("I am ill.\nI will call you.");
  await page.getByRole("button", { name: "Cancel meeting and notify 1 person" }).click();
  await expect(page.getByText("The host wrote: I am ill.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
  await isAccessible(page);

  await nothingWaiting(databaseUrl, made.id);
  const [mail, ...more] = await laterMails(mailbox, ada);
  expect(more).toEqual([]);
  expect(mail?.text).toContain("I am ill.");
  expect(mail && (await mailbox.source(mail))).toMatch(/method=CANCEL/i);

  await page.goto(`/meetings/${made.id}/edit`);
  await expect(page.getByRole("main")).toContainText("This meeting was cancelled and can no longer change.");
  await page.getByRole("link", { name: "Schedule a new one" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(made.title);
  await expect(page.getByLabel("Invite by email")).toHaveValue(ada);
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue("");
});

test("on short notice a word to the others is needed", async ({ page, mailbox }) => {
  await signInAs(page, "Dana Whitfield");
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const made = await schedule(page, mailbox, [guest("ada")], { startsAt: soon });
  await page.goto(`/meetings/${made.id}/cancel`);
  await page.getByRole("button", { name: "Cancel meeting and notify 1 person" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tell them briefly why" })).toBeFocused();
  await expect(page.getByLabel("Message", { exact: true })).toHaveAccessibleDescription(/Tell them briefly why/);
  await isAccessible(page);
  await page.getByLabel("Message", { exact: true }).fill("I am ill.");
  await page.getByRole("button", { name: "Cancel meeting and notify 1 person" }).click();
  await expect(page.getByText("The host wrote: I am ill.")).toBeVisible();
});

test("of two tabs the second sees both versions of what it changed, and decides", async ({ page, mailbox }) => {
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [guest("ada")]);
  const second = await page.context().newPage();
  await page.goto(`/meetings/${made.id}/edit`);
  await second.goto(`/meetings/${made.id}/edit`);
  await page.getByLabel("Title", { exact: true }).fill("First tab");
  await page.getByLabel("Start", { exact: true }).fill("17:30");
  await page.getByRole("button", { name: "Review the changes" }).click();

  await second.getByLabel("Title", { exact: true }).fill("Second tab");
  await second.getByRole("button", { name: "Review the changes" }).click();
  await expect(second.getByRole("heading", { name: "Check the changes" })).toBeVisible();
  await page.getByRole("button", { name: "Save and notify 1 person" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("First tab");

  await second.getByRole("button", { name: "Save and notify 1 person" }).click();
  await expect(second.getByRole("heading", { name: "The meeting was changed meanwhile" })).toBeFocused();
  await expect(second.getByRole("row", { name: "Title" }).getByRole("cell")).toHaveText([/Second tab$/, /First tab$/]);
  await isAccessible(second);
  await second.getByRole("button", { name: "Keep mine and review it" }).click();
  await expect(second.getByRole("row", { name: "Title" }).getByRole("cell")).toHaveText([/First tab$/, /Second tab$/]);
  await second.getByRole("button", { name: "Save and notify 1 person" }).click();
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("Second tab");
  await expect(second.getByRole("region", { name: "When" }), "what this tab left alone").toContainText("17:30–18:20");
});

test("without JavaScript the same works: review, back, save, undo", async ({ page, browser, mailbox, databaseUrl }) => {
  const ada = guest("ada");
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [ada]);
  const plain = await withoutScripts(browser, page);
  await plain.goto(`/meetings/${made.id}`);
  await plain.getByRole("link", { name: "Edit", exact: true }).click();
  await plain.getByRole("button", { name: "Review the changes" }).click();
  await expect(plain.getByRole("heading", { name: "Nothing changed" })).toBeVisible();
  await plain.getByRole("button", { name: "Back to editing" }).click();

  await plain.getByLabel("Title", { exact: true }).fill("");
  await plain.getByRole("button", { name: "Review the changes" }).click();
  await expect(plain.getByLabel("Title", { exact: true })).toHaveAccessibleDescription("Give the meeting a title.");
  await plain.getByLabel("Title", { exact: true }).fill("Without scripts");
  await plain.getByRole("button", { name: "Review the changes" }).click();
  await expect(plain.getByRole("row", { name: "Title" })).toContainText("Without scripts");
  await plain.getByRole("button", { name: "Back to editing" }).click();
  await expect(plain.getByLabel("Title", { exact: true })).toHaveValue("Without scripts");
  await plain.getByRole("button", { name: "Review the changes" }).click();
  await plain.getByRole("button", { name: "Save and notify 1 person" }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Without scripts");
  await plain.getByRole("button", { name: "Undo" }).click();
  await expect(plain.getByRole("status").filter({ hasText: "Undone. No one was notified." })).toBeVisible();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText(made.title);
  await plain.context().close();

  await nothingWaiting(databaseUrl, made.id);
  expect((await mailbox.to(ada)).length).toBe(1);
});

test("an invitation can be sent again once a minute, its link handed over, and its person removed", async ({
  page,
  browser,
  mailbox,
}) => {
  const ada = guest("ada");
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [ada, guest("bo")]);
  await page.goto(`/meetings/${made.id}`);
  const row = page.getByRole("row", { name: ada });
  await row.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The invitation is being sent again." })).toBeVisible();
  await expect.poll(async () => (await mailbox.to(ada)).length).toBe(2);
  await row.getByRole("button", { name: "Send again" }).click();
  await expect(row).toContainText(/This invitation was sent again already\. Wait \d+ seconds\./);
  await isAccessible(page);

  await row.getByRole("link", { name: "Personal link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Personal link");
  await isAccessible(page);
  const link = /http\S+\/i\/[\w-]{43}/.exec((await page.getByRole("main").textContent()) ?? "")?.[0] ?? "";
  const stored = await page.reload();
  expect(stored?.headers()["cache-control"]).toContain("no-store");
  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("You are invited");

  await page.goto(`/meetings/${made.id}`);
  await row.getByRole("link", { name: `Remove ${ada}` }).click();
  await page.getByRole("button", { name: "Review the changes" }).click();
  await expect(page.getByRole("row", { name: "No longer invited" })).toContainText(ada);
  await page.getByRole("button", { name: "Save and notify 1 person" }).click();
  await expect(row).toHaveCount(0);
});

test("invitees have neither the buttons nor the pages of the host", async ({ page, browser, mailbox }) => {
  await signInAs(page, "Dana Whitfield");
  const made = await schedule(page, mailbox, [], { inviteeUserIds: [await colleagueId(page)] });
  const colleague = await browser.newPage();
  await signInAs(colleague, "Lena Ortiz");
  await colleague.goto(`/meetings/${made.id}`);
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText(made.title);
  for (const name of ["Editar", "Duplicar", "Cancelar la cita"]) {
    await expect(colleague.getByRole("link", { name, exact: true })).toHaveCount(0);
  }
  for (const part of ["edit", "cancel", `invitees/${made.invitees[0]?.id}`]) {
    expect((await colleague.goto(`/meetings/${made.id}/${part}`))?.status()).toBe(404);
  }
  await colleague.goto(`/meetings/new?from=${made.id}`);
  await expect(colleague.getByLabel("Título", { exact: true })).not.toHaveValue(made.title);
});

test("going back from the review to the form shows no error and goes on in the field that was changed", async ({
  page,
  mailbox,
}) => {
  await signInAs(page, "Dana Whitfield");
  const { id } = await schedule(page, mailbox, [guest("ona")]);
  await page.goto(`/meetings/${id}/edit`);
  await page.getByLabel("Start", { exact: true }).fill("17:30");
  await page.getByRole("button", { name: "Review the changes" }).click();
  await expect(page.getByRole("heading", { name: "Check the changes" })).toBeFocused();
  const buttons = page.getByRole("main").getByRole("button");
  await expect(buttons.nth(-2), "the order of the keyboard is the one that is seen").toHaveText("Back to editing");
  await page.getByRole("button", { name: "Back to editing" }).click();
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue("17:30");
  await expect(page.getByLabel("Start", { exact: true })).toBeFocused();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});
