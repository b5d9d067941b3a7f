import { cookies } from "next/headers";
import { type MailedLinkTo, mailedLinkCookie } from "@/lib/auth/mailed-link";
import { authSettings } from "@/lib/auth/settings";

/**
 * The token of the link that led to this page: from its cookie (proxy.ts), or from the address where the proxy did not take
 * it out. Empty when there is none.
 */
export async function mailedLinkToken(page: MailedLinkTo, given: string | string[] | undefined): Promise<string> {
  if (typeof given === "string") return given;
  return (await cookies()).get(mailedLinkCookie(authSettings().appUrl, page).name)?.value ?? "";
}

/** The link was used, so this browser forgets it. */
export async function forgetMailedLink(page: MailedLinkTo): Promise<void> {
  const { name, options } = mailedLinkCookie(authSettings().appUrl, page, 0);
  (await cookies()).set(name, "", options);
}
