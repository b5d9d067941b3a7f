import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { codeMailedTo, stranger } from "@/e2e/pages/guest";
import { callApi, guest, isAccessible, signInAs } from "@/e2e/pages/host";

/** A meeting that can be joined now, with one guest. */
async function beginWith(page: Page, address: string) {
  await signInAs(page, "Dana Whitfield");
  const location = { type: "video", value: `https://call.example/${randomUUID()}` };
  const wishes = { title: "Talk", kind: "instant", location, inviteeEmails: [address] };
  // Safe: the API's contract (docs/design/api.md).
  const { id, meetingUrl } = (await callApi(page, "POST", "/api/v1/meetings", wishes)) as {
    id: string;
    meetingUrl: string;
  };
  return { id, room: new URL(meetingUrl).pathname };
}

test("the button “Join” of the email opens the room in a browser that has never been here", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const address = guest("jo");
  const { room } = await beginWith(page, address);
  await expect.poll(async () => (await mailbox.to(address)).length).toBe(1);
  const [mail] = await mailbox.to(address);
  const join = /https?:\/\/\S+\?to=room/.exec(mail?.text ?? "")?.[0] ?? "";
  expect(mail?.html).toContain(join);
  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(join);
  await expect(visitor).toHaveURL(room);
  await expect(visitor.getByRole("button", { name: "Join" })).toBeVisible();
});

for (const scripts of [true, false])
  test(`an invited guest ${scripts ? "with" : "without"} JavaScript opens the room of a calendar entry by a code, and is confirmed`, async ({
    page,
    browser,
    mailbox,
    stack,
  }) => {
    const address = guest("kim");
    const { room } = await beginWith(page, address);
    const visitor = await stranger(browser, stack.APP_URL, scripts);
    const main = visitor.getByRole("main");
    expect((await visitor.goto(room))?.status()).toBe(404);
    await expect(main.getByRole("heading", { level: 1 })).toHaveText("Enter the email you were invited with");
    if (scripts) await isAccessible(visitor);
    await visitor.getByLabel("Your email address").fill(address);
    await visitor.getByRole("button", { name: "Send me a code" }).click();
    await expect(main.getByRole("heading", { level: 1 })).toHaveText("Check your email");
    const { code } = await codeMailedTo(mailbox, address);
    await visitor.getByLabel("Code", { exact: true }).fill(code === "000000" ? "000001" : "000000");
    await visitor.getByRole("button", { name: "Open the room" }).click();
    await expect(main).toContainText("You have 4 tries left.");
    await visitor.getByLabel("Code", { exact: true }).fill(code);
    await visitor.getByRole("button", { name: "Open the room" }).click();
    await expect(visitor).toHaveURL(room);
    await expect(visitor.getByRole("button", { name: "Join" })).toBeVisible();
    await expect(visitor.getByLabel("Your message"), "no second code").toBeVisible();
  });

test("somebody who is not invited reads the same words and gets no email, and nobody has come", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const [address, other] = [guest("lou"), guest("nobody")];
  const { id, room } = await beginWith(page, address);
  const read = async (typed: string) => {
    const visitor = await stranger(browser, stack.APP_URL);
    await visitor.goto(room);
    await visitor.getByLabel("Your email address").fill(typed);
    await visitor.getByRole("button", { name: "Send me a code" }).click();
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Check your email");
    const words = await visitor.getByRole("main").textContent();
    await visitor.getByLabel("Code", { exact: true }).fill("12345");
    await visitor.getByRole("button", { name: "Open the room" }).click();
    await expect(visitor.getByRole("main")).toContainText("Enter the six digits of the code.");
    return words;
  };
  expect(await read(other)).toBe(await read(address));
  await codeMailedTo(mailbox, address);
  expect(await mailbox.to(other)).toEqual([]);
  const answer = await page.request.get(`/api/v1/meetings/${id}/history`);
  expect(await answer.text()).not.toContain("meeting_joined");
});
