import type { Page, Route } from "@playwright/test";
import { offer, restoresAll, typeForm } from "@/e2e/pages/drafts";
import { expect, test } from "@/e2e/pages/fixtures";
import { inviteGuest, stranger } from "@/e2e/pages/guest";
import { guest, isAccessible, schedule, signInAs, withoutScripts } from "@/e2e/pages/host";

const newVersion = (page: Page) => page.getByRole("heading", { level: 1, name: "There is a new version of this page" });

/** The name that another build would have given to the same action: its salt differs, so no character need be the same. */
const renamed = (id: string) => id.replace(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));

/** Lets the next form that a page sends by script name an action as another build does. */
async function sendAsOtherBuild(page: Page): Promise<void> {
  let isSent = false;
  const send = async (route: Route) => {
    const { "next-action": id, ...headers } = route.request().headers();
    // A page fetches other things too, ahead of a press.
    if (id === undefined || isSent) return route.fallback();
    isSent = true;
    // What tells actions from each other is behind the first two digits, which say what kind of one it is.
    await route.continue({ headers: { ...headers, "next-action": id.slice(0, 2) + renamed(id.slice(2)) } });
  };
  await page.route((url) => !url.pathname.startsWith("/api/"), send);
}

/** Makes a page without JavaScript, whose forms name their actions in hidden fields, one of another build. */
async function makeOfOtherBuild(page: Page): Promise<void> {
  const changed = await page.locator("input[name^='$ACTION_']").evaluateAll((fields) => {
    const other = (id: string) => id.replace(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
    return fields.filter((field) => {
      if (!(field instanceof HTMLInputElement)) return false;
      const before = field.name + field.value;
      field.name = field.name.replace(/(?<=^\$ACTION_ID_..).+$/, other);
      field.value = field.value.replace(/(?<="id":"..)[0-9a-f]+/, other);
      return field.name + field.value !== before;
    }).length;
  });
  expect(changed, "the page has actions").toBeGreaterThan(0);
}

test("a form of another build: the page says that there is a new one, and loses no word of a schedule form", async ({
  page,
}) => {
  await signInAs(page, "Dana Whitfield");
  await typeForm(page);
  await page.getByLabel("Day", { exact: true }).fill("2031-12-01");
  await sendAsOtherBuild(page);
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await expect(newVersion(page)).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Load the new version" }).click();
  await restoresAll(page);
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await expect(page).toHaveURL(/\?scheduled=1$/);
});

test("a form of another build: a guest's note survives it, and so does a profile", async ({
  page,
  mailbox,
  browser,
  stack,
}) => {
  const { link } = await inviteGuest(page, mailbox, "nia");
  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(link);
  const note = visitor.locator("#note");
  await note.fill("I come a little later");
  await expect.poll(() => visitor.evaluate(() => JSON.stringify(sessionStorage))).toContain("a little later");
  await sendAsOtherBuild(visitor);
  await visitor.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(newVersion(visitor)).toBeVisible();
  await visitor.getByRole("button", { name: "Load the new version" }).click();
  await offer(visitor).click();
  await expect(note).toHaveValue("I come a little later");
  await visitor.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(visitor.getByRole("main")).toContainText("You answered yes");

  await page.goto("/settings");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Dana Q. Whitfield");
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).toContain("Dana Q.");
  await sendAsOtherBuild(page);
  await page.getByRole("main").locator("form").filter({ has: name }).locator("button[type=submit]").last().click();
  await page.getByRole("button", { name: "Load the new version" }).click();
  await offer(page).click();
  await expect(name).toHaveValue("Dana Q. Whitfield");
});

test("a form of another build without JavaScript: 409, our own page, every word, and the way on", async ({
  page,
  mailbox,
  browser,
}) => {
  await signInAs(page, "Dana Whitfield");
  const { id } = await schedule(page, mailbox, [guest("oda")]);
  const plain = await withoutScripts(browser, page);
  const send = async (path: string, button: string | RegExp) => {
    await makeOfOtherBuild(plain);
    const answered = plain.waitForResponse((response) => response.request().method() === "POST");
    await plain.getByRole("button", { name: button }).click();
    expect((await answered).status()).toBe(409);
    await expect(newVersion(plain)).toBeVisible();
    await expect(plain.getByRole("link", { name: "Open the new version" })).toHaveAttribute("href", path);
  };
  const words = plain.getByRole("region", { name: "What you typed" }).getByRole("listitem");

  await plain.goto("/meetings/new");
  await plain.getByLabel("Title", { exact: true }).fill("<b>Half</b> typed");
  await plain.getByLabel("Invite by email").fill("Ada <ada@guests.example>");
  await send("/meetings/new", /^Schedule/);
  await expect(words.filter({ hasText: "<b>Half</b> typed" })).toHaveCount(1);
  await expect(words.filter({ hasText: "Ada <ada@guests.example>" })).toHaveCount(1);

  const cancel = `/meetings/${id}/cancel`;
  await plain.goto(cancel);
  await plain.getByRole("textbox").fill("I am ill.\nI am sorry.");
  await send(cancel, /^Cancel/);
  await expect(words).toHaveText(["I am ill. I am sorry."]);
  await plain.getByRole("link", { name: "Open the new version" }).click();
  await expect(plain.getByRole("textbox")).toBeVisible();
});

test("a form of another build without JavaScript: a guest's note, and no password is ever shown again", async ({
  page,
  mailbox,
  browser,
  stack,
}) => {
  const { link } = await inviteGuest(page, mailbox, "pam");
  const visitor = await stranger(browser, stack.APP_URL, false);
  await visitor.goto(link);
  const path = new URL(visitor.url()).pathname;
  await visitor.locator("#note").fill("I come a little later");
  await makeOfOtherBuild(visitor);
  await visitor.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(newVersion(visitor)).toBeVisible();
  await expect(visitor.getByRole("region", { name: "What you typed" })).toContainText("I come a little later");
  await expect(visitor.getByRole("link", { name: "Open the new version" })).toHaveAttribute("href", path);

  const plain = await withoutScripts(browser, page);
  await plain.goto("/settings/calendars/caldav");
  await plain.locator("input[name=username]").fill("dana");
  await plain.locator("input[name=password]").fill("top secret");
  await makeOfOtherBuild(plain);
  await plain.locator("input[name=password]").press("Enter");
  await expect(newVersion(plain)).toBeVisible();
  expect(await plain.content()).toContain("dana");
  expect(await plain.content()).not.toContain("top secret");
});

test("nobody else can have words shown on that page, and nobody comes there by an address", async ({ page, stack }) => {
  const form = { $ACTION_ID_7f0000000000000000000000000000000000000000: "", title: "Words of another site" };
  const post = (headers: Record<string, string>) => page.request.post("/sign-in", { multipart: form, headers });
  const foreign = await post({ Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" });
  expect(await foreign.text()).not.toContain("Words of another site");
  const own = await post({ Origin: stack.APP_URL, "Sec-Fetch-Site": "same-origin" });
  expect(own.status()).toBe(409);
  expect(await own.text()).toContain("Words of another site");
  const header = Buffer.from(JSON.stringify([["title", "Words of another site"]])).toString("base64url");
  const visited = await page.request.get("/new-version", { headers: { "X-Compath-Typed": header } });
  expect(await visited.text()).not.toContain("Words of another site");
});
