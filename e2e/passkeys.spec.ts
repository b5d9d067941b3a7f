import { randomUUID } from "node:crypto";
import type { Browser, Page, Request } from "@playwright/test";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";
import { stranger } from "@/e2e/pages/guest";
import { isAccessible } from "@/e2e/pages/host";
import type { Mailbox } from "@/e2e/pages/mailbox";

type World = { browser: Browser; admin: Admin; mailbox: Mailbox; stack: { APP_URL: string } };

/** Browsers know no passkeys for addresses in numbers; this computer is `localhost` to them. */
const namedAddress = ({ stack }: World) => stack.APP_URL.replace("127.0.0.1", "localhost");

/** A page of a browser whose device keeps passkeys and says yes by itself, as Chromium's tools offer it. */
async function withDevice(world: World): Promise<Page> {
  const page = await stranger(world.browser, namedAddress(world));
  const tools = await page.context().newCDPSession(page);
  await tools.send("WebAuthn.enable");
  await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return page;
}

/** A counselor who is signed in at the page and adds a passkey there. */
async function addPasskey({ admin }: World, page: Page, origin: string): Promise<string> {
  const email = `${randomUUID()}@people.example`;
  await admin("user", "create", "--email", email, "--name", "Kim Vale", "--role", "counselor");
  const { cookie } = await admin("session", "create", "--user", email);
  const [name = "", value = ""] = String(cookie).split("=");
  await page.context().addCookies([{ name, value, url: origin }]);
  await page.goto("/settings/second-factor");
  await page.getByLabel("Name of the new passkey").fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page).toHaveURL("/settings/second-factor?added=passkey");
  return email;
}

/** Signs in as far as the mailbox leads. */
async function proveMailbox(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  const codes = async () => (await mailbox.to(email)).flatMap(({ text }) => /\b\d{6}\b/.exec(text) ?? []);
  const before = (await codes()).length;
  await page.goto("/sign-in?returnPath=%2Fnotifications");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link and a code" }).click();
  await expect.poll(codes).toHaveLength(before + 1);
  await page.getByLabel("Code from the email").fill((await codes()).at(-1) ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/sign-in/second-factor?returnPath=%2Fnotifications");
}

async function sessionCookie(page: Page): Promise<string | undefined> {
  return (await page.context().cookies()).find(({ name }) => name === "compath.session")?.value;
}

const usePasskey = (page: Page) => page.getByRole("button", { name: "Use a passkey" }).click();

test("S-17: a counselor adds a passkey, signs in with it, and removes it", async ({
  browser,
  admin,
  mailbox,
  stack,
}) => {
  const world = { browser, admin, mailbox, stack };
  const page = await withDevice(world);
  const email = await addPasskey(world, page, namedAddress(world));
  await expect(page.getByRole("region", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  const passkeys = page.getByRole("region", { name: "Passkeys" });
  await expect(passkeys.getByRole("listitem")).toContainText("Never used");
  await isAccessible(page);
  await page.getByLabel("Name of the new passkey").fill("Again");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(passkeys).toContainText("This device keeps a passkey for your account already.");

  await page.context().clearCookies();
  await proveMailbox(page, mailbox, email);
  await isAccessible(page);
  const sent: Request[] = [];
  page.on("request", (request) => {
    if (request.postData()?.includes("authenticatorData")) sent.push(request);
  });
  const waited = await sessionCookie(page);
  await usePasskey(page);
  await expect(page).toHaveURL("/notifications");
  expect(await sessionCookie(page), "another session").not.toBe(waited);
  await page.goto("/settings/second-factor");
  await expect(passkeys.getByRole("listitem")).toContainText("Last used");

  const [shown] = sent;
  if (!shown) throw new Error("No passkey was sent.");
  const again = await fetch(shown.url(), {
    method: "POST",
    headers: await shown.allHeaders().then((headers) => withoutLength(headers)),
    body: Uint8Array.from(shown.postDataBuffer() ?? []),
    redirect: "manual",
  });
  expect(again.headers.get("x-action-redirect"), "the same answer again").toMatch(/^\/sign-in/);
  expect(again.headers.getSetCookie().filter((cookie) => cookie.startsWith("compath.session"))).toEqual([]);

  await passkeys.getByText("Remove", { exact: false }).first().click();
  await page.getByRole("button", { name: "Remove this passkey" }).click();
  await expect(page).toHaveURL("/sign-in");
});

/** Headers that a client may give itself. */
function withoutLength(headers: Record<string, string>): Record<string, string> {
  const own = ["content-length", "connection", "host", "transfer-encoding"];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":") && !own.includes(name)));
}

test("S-17: another person's passkey signs nobody in, whatever the browser is made to offer", async ({
  browser,
  admin,
  mailbox,
  stack,
}) => {
  const world = { browser, admin, mailbox, stack };
  const [theirs, victims] = [await withDevice(world), await withDevice(world)];
  await addPasskey(world, theirs, namedAddress(world));
  const email = await addPasskey(world, victims, namedAddress(world));
  await theirs.addInitScript(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) =>
      get(options?.publicKey ? { ...options, publicKey: { ...options.publicKey, allowCredentials: [] } } : options);
  });
  await theirs.context().clearCookies();
  await proveMailbox(theirs, mailbox, email);
  await usePasskey(theirs);
  await expect(theirs.getByRole("main")).toContainText("This passkey does not belong to this account.");
  await theirs.goto("/meetings");
  await expect(theirs).toHaveURL(/\/sign-in\/second-factor/);
});

test("S-17: at another origin the browser signs nothing, and without JavaScript a recovery code helps", async ({
  browser,
  admin,
  mailbox,
  stack,
}) => {
  const world = { browser, admin, mailbox, stack };
  const page = await withDevice(world);
  const email = await addPasskey(world, page, namedAddress(world));
  const codes = page.getByRole("region", { name: "Recovery codes" }).getByRole("listitem");
  const recovery = (await codes.first().textContent()) ?? "";

  const elsewhere = await stranger(browser, stack.APP_URL);
  await proveMailbox(elsewhere, mailbox, email);
  await usePasskey(elsewhere);
  await expect(elsewhere.getByRole("main")).toContainText("Your browser could not use a passkey here.");

  const { cookie } = await admin("session", "create", "--user", email);
  const [name = "", value = ""] = String(cookie).split("=");
  const plain = await stranger(browser, stack.APP_URL, false);
  await plain.context().addCookies([{ name, value, url: stack.APP_URL }]);
  await plain.goto("/settings/second-factor");
  await expect(plain.getByText("Passkeys need JavaScript.")).toBeVisible();

  await elsewhere.reload();
  await elsewhere.getByLabel("Recovery code").fill(recovery);
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(elsewhere).toHaveURL("/notifications");
});
