const SCRIPT = "/push.js";

/** Whether this browser can be told anything while the page is closed. */
export function isPossible(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** The push subscription of this browser, if it has one. */
export async function subscriptionHere(): Promise<PushSubscription | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(SCRIPT);
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

/** @throws DOMException when the browser's push service does not answer or the person does not allow it */
export async function subscribeHere(publicKey: string): Promise<PushSubscription> {
  const registration = await navigator.serviceWorker.register(SCRIPT);
  await navigator.serviceWorker.ready;
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

/** What our server needs to write to this browser. */
export function formOf(subscription: PushSubscription): FormData {
  const { endpoint, keys } = subscription.toJSON();
  const form = new FormData();
  form.set("endpoint", endpoint ?? "");
  form.set("p256dh", keys?.p256dh ?? "");
  form.set("auth", keys?.auth ?? "");
  return form;
}
