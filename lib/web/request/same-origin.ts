import { refusal } from "@/lib/errors";

/**
 * For requests that a browser's cookie vouches for: only our own pages may change anything
 * (docs/design/security.md#P-40). A browser sends `Origin` with every POST, PATCH, PUT and DELETE, so one that is
 * missing or foreign is refused.
 * @throws AppError `cross_origin`
 */
export function requireSameOrigin(request: { readonly headers: Pick<Headers, "get"> }, appUrl: string): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const sameSite = site === null || site === "same-origin";
  const sameOrigin = origin === null ? site === "same-origin" : origin === new URL(appUrl).origin;
  if (!sameSite || !sameOrigin) {
    throw refusal(
      "cross_origin",
      "other_site",
      "This request came from another site. Open the page here and try again.",
    );
  }
}

/** For server actions, whose `Origin` Next itself compares with the host. @throws AppError `cross_origin` */
export function requireSameSite(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") {
    throw refusal("cross_origin", "other_site", "This form came from another site. Open the page here and try again.");
  }
}
