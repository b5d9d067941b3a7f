/**
 * The origin of a form that the browser itself vouches for but does not name. From a page with
 * `Referrer-Policy: no-referrer` a form that is sent without JavaScript carries `Origin: null` (Fetch, "append a request
 * Origin header"), which Next's server actions refuse. `Sec-Fetch-Site` cannot be set by any page, so `same-origin` there
 * says the same. @returns `undefined` when the request's own header stands as it is
 */
export function withheldOrigin(headers: Headers, appUrl: string): string | undefined {
  const withheld = headers.get("origin") === "null" && headers.get("sec-fetch-site") === "same-origin";
  return withheld && URL.canParse(appUrl) ? new URL(appUrl).origin : undefined;
}
