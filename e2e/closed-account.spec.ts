import { makePerson } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { isAccessible, schedule, signInAs, withoutScripts } from "@/e2e/pages/host";

test("a host whose client closes their account is asked in the app and on the page, and keeps or removes them", async ({
  page,
  mailbox,
  browser,
  admin,
}) => {
  await signInAs(page, "Dana Whitfield");
  const client = await makePerson(admin, "client");
  const { id: relationshipId } = await admin(
    ...["relationship", "create", "--counselor", "dana.whitfield@linden.example", "--client", client.email],
  );
  const { id } = await schedule(page, mailbox, [], { relationshipId });
  const { cancels, asks } = await admin("user", "deactivate", "--email", client.email, "--dry-run");
  expect({ cancels, asks }).toEqual({ cancels: 0, asks: 1 });
  await admin("user", "deactivate", "--email", client.email);

  await page.goto("/notifications");
  await expect(page.getByText(/^The account of .+ is closed: keep them invited or remove them$/).first()).toBeVisible();
  const plain = await withoutScripts(browser, page);
  await plain.goto(`/meetings/${id}`);
  const question = plain.getByRole("region", { name: "Closed accounts" });
  await expect(question.getByRole("link", { name: /^Remove .+ from the meeting$/ })).toHaveAttribute(
    "href",
    new RegExp(`/meetings/${id}/edit\\?without=`),
  );
  await page.goto(`/meetings/${id}`);
  await isAccessible(page);
  await question.getByRole("button", { name: /^Keep .+ invited$/ }).click();
  await expect(plain).toHaveURL(/\?settled=1$/);
  await expect(question).toHaveCount(0);
  await expect(plain.getByText("Account closed", { exact: true })).toBeVisible();
});
