/** Where browsers get pushes from: Google, Mozilla, Apple and Microsoft. A name stands for what is under it too. */
const KNOWN = [
  "fcm.googleapis.com",
  "android.googleapis.com",
  "push.services.mozilla.com",
  "push.apple.com",
  "notify.windows.com",
];

/**
 * Whether an endpoint is one of a push service: by https, on its own port, without credentials, at a known host. A browser
 * names the endpoint, and each notification is posted there. Pure.
 * @param more hosts that operators know besides (`PUSH_SERVICES`), in small letters
 */
export function isPushService(endpoint: string, more: readonly string[]): boolean {
  const url = URL.parse(endpoint);
  if (url?.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "") return false;
  return [...KNOWN, ...more].some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
