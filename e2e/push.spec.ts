import type { CDPSession } from "@playwright/test";
import { makePerson } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { isAccessible } from "@/e2e/pages/host";
import { openAs } from "@/e2e/pages/open-page";

/** In place of the browser's own push service, which is out on the internet: an address and keys as it would give them. */
function standInForPushService() {
  const keys = {
    p256dh: "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
    auth: "tBHItJI5svbpez7KI4CCXg",
  };
  let subscription: object | null = null;
  PushManager.prototype.subscribe = async () => {
    subscription = {
      toJSON: () => ({ endpoint: `https://updates.push.services.mozilla.com/${crypto.randomUUID()}`, keys }),
      unsubscribe: async () => {
        subscription = null;
        return true;
      },
    };
    // Safe: the page asks for nothing else.
    return subscription as PushSubscription;
  };
  // Safe: as above.
  PushManager.prototype.getSubscription = async () => subscription as PushSubscription | null;
}

async function registrationIn(cdp: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) =>
    cdp.on(
      "ServiceWorker.workerRegistrationUpdated",
      ({ registrations: [first] }) => first && resolve(first.registrationId),
    ),
  );
  await cdp.send("ServiceWorker.enable");
  return found;
}

test("pushes are turned on and off by a button, and one shows what kind of thing happened and leads to the notifications", async ({
  browser,
  admin,
  stack,
}) => {
  const page = await openAs(browser, admin, await makePerson(admin, "client"), stack.APP_URL);
  const context = page.context();
  await context.grantPermissions(["notifications"]);
  await context.addInitScript(standInForPushService);
  await page.goto("/notifications");
  await expect(page.getByText("Get notified even when this page is closed.")).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("This device notifies you, even when this page is closed.")).toBeVisible();

  const cdp = await context.newCDPSession(page);
  const push = { origin: stack.APP_URL, registrationId: await registrationIn(cdp) };
  const data = JSON.stringify({ title: "Appointment changed", url: "/notifications" });
  await cdp.send("ServiceWorker.deliverPushMessage", { ...push, data });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body }) => [title, body]);
    });
  await expect.poll(shown).toEqual([["Appointment changed", ""]]);

  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByRole("button", { name: "Turn on" })).toBeVisible();
  await context.close();
});
