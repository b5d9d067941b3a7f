import { makePerson } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { stranger } from "@/e2e/pages/guest";

test("people read what closing their account ends, close it without JavaScript and are out at once", async ({
  browser,
  admin,
  stack,
}) => {
  const person = await makePerson(admin, "counselor");
  const { cookie } = await admin("session", "create", "--user", person.id);
  const visitor = await stranger(browser, stack.APP_URL, false);
  const [name = "", value = ""] = String(cookie).split("=");
  await visitor.context().addCookies([{ name, value, url: stack.APP_URL }]);
  await visitor.goto("/settings");
  await visitor.getByRole("link", { name: "Close and erase my account" }).click();
  await expect(visitor.getByRole("main")).toContainText("You host no meeting to come.");
  await expect(visitor.getByRole("button", { name: "Export my data (JSON)" })).toBeVisible();
  await visitor.getByText("Close my account", { exact: true }).click();
  await visitor.getByRole("button", { name: "Close it for good" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Your account is closed");
  await visitor.goto("/settings");
  await expect(visitor).toHaveURL(/\/sign-in/);
});
