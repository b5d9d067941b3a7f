import { readFile } from "node:fs/promises";
import { expect, test } from "@/e2e/pages/fixtures";
import { codeMailedTo, inviteGuest, stranger } from "@/e2e/pages/guest";
import { isAccessible } from "@/e2e/pages/host";

test("a guest without JavaScript proves the address, takes a copy of their data and erases it", async ({
  page,
  mailbox,
  browser,
  stack,
}) => {
  const { address, link, id } = await inviteGuest(page, mailbox, "gil");
  const visitor = await stranger(browser, stack.APP_URL, false);
  await visitor.goto(link);
  await visitor.getByRole("link", { name: "Export or erase my data" }).click();
  await expect(visitor.getByRole("button", { name: "Export my data (JSON)" })).toHaveCount(0);
  const data = visitor.url();
  const refused = await visitor.request.post(`${data}/export`, { headers: { Origin: stack.APP_URL } });
  expect(refused.status()).toBe(403);

  await visitor.getByRole("button", { name: "Send me a code" }).click();
  const { code } = await codeMailedTo(mailbox, address);
  await visitor.getByLabel("Code").fill(code);
  await visitor.getByRole("button", { name: "Open my data" }).click();
  const [copy] = await Promise.all([
    visitor.waitForEvent("download"),
    visitor.getByRole("button", { name: "Export my data (JSON)" }).click(),
  ]);
  expect(JSON.parse(await readFile(await copy.path(), "utf8"))).toMatchObject({ email: address });

  await visitor.getByText("Erase my data").click();
  await visitor.getByRole("button", { name: "Erase for good" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Your data was erased");
  expect((await visitor.goto(data))?.status()).toBe(404);
  expect((await visitor.goto(link))?.status()).toBe(404);
  await page.goto(`/meetings/${id}`);
  await expect(page.getByRole("main")).not.toContainText(address);
});

test("nobody but the guest of an invitation finds anything at the address of their data", async ({
  page,
  mailbox,
  browser,
  stack,
}) => {
  const { link } = await inviteGuest(page, mailbox, "hal");
  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(link);
  const own = new URL(visitor.url()).pathname;
  await visitor.goto(`${own}/data`);
  await isAccessible(visitor);
  const nobody = await stranger(browser, stack.APP_URL);
  for (const one of [nobody, page]) {
    expect((await one.goto(`${own}/data`))?.status()).toBe(404);
    const asked = await one.request.post(`${own}/data/export`, { headers: { Origin: stack.APP_URL } });
    expect(asked.status()).toBe(404);
  }
});
