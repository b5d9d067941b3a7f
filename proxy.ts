import { type NextRequest, NextResponse } from "next/server";
import { mailedLinkCookie, mailedLinkIn } from "@/lib/auth/mailed-link";
import { env } from "@/lib/env";
import { PAGE_ADDRESS_HEADER } from "@/lib/forms/page-address";
import { languageCookie } from "@/lib/web/callers/language-cookie";
import { chosenLanguageIn } from "@/lib/web/proxy/chosen-language";
import { withheldOrigin } from "@/lib/web/proxy/null-origin";
import { sentByOtherBuild } from "@/lib/web/proxy/other-build";
import { lacksInvitationCookie, lacksRoomCookie } from "@/lib/web/proxy/pages-without-cookie";
import { securityHeaders } from "@/lib/web/proxy/security-headers";
import type { PageLocale } from "@/lib/wording/page-locale";

/**
 * Gives every page its headers and the nonce that Next puts on its scripts. It is never a lock: each page asks for its
 * own permission, and everything stays closed with this file deleted.
 */
export function proxy(request: NextRequest): NextResponse {
  const { APP_URL: appUrl, GOOGLE_CLIENT_ID, GOOGLE_OAUTH_ROOT_URL, JITSI_URL, NODE_ENV } = env();
  const path = request.nextUrl.pathname;
  const headers = securityHeaders({
    path,
    nonce: freshNonce(),
    appUrl,
    google: GOOGLE_CLIENT_ID !== undefined,
    oauthRootUrl: GOOGLE_OAUTH_ROOT_URL,
    jitsiUrl: JITSI_URL,
    development: NODE_ENV === "development",
  });
  const reads = ["GET", "HEAD"].includes(request.method);
  const mailed = reads ? mailedLinkIn(request.nextUrl) : undefined;
  if (mailed) return withoutToken(mailed, appUrl, headers);
  const chosen = reads ? chosenLanguageIn(request.nextUrl) : undefined;
  // A personal link leads on to a clean address by itself.
  if (chosen && !path.startsWith("/i/"))
    return speaking(chosen.locale, NextResponse.redirect(chosen.clean, { status: 303, headers }));
  const forwarded = new Headers(request.headers);
  forwarded.set(PAGE_ADDRESS_HEADER, path + request.nextUrl.search);
  // Next reads the nonce from this request header; a visitor's own header of that name is replaced here.
  forwarded.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  // A page cannot tell HEAD from GET. Nobody reads a page by HEAD, so none is opened by it.
  if (request.method === "HEAD") forwarded.delete("Sec-Fetch-Dest");
  const origin = withheldOrigin(request.headers, appUrl);
  if (origin) forwarded.set("Origin", origin);
  const cookieNames = request.cookies.getAll().map(({ name }) => name);
  // A form that is sent gets an answer of its own.
  const unheld =
    request.method !== "POST" &&
    (lacksInvitationCookie(path, (name) => cookieNames.includes(name)) || lacksRoomCookie(path, cookieNames));
  const status = unheld ? 404 : sentByOtherBuild(path, request.headers) ? 409 : undefined;
  const next = NextResponse.next({ request: { headers: forwarded }, headers, ...(status ? { status } : {}) });
  return speaking(chosen?.locale, next);
}

/** Pages only: the API and the files of the build have their headers from next.config.mjs, which costs them nothing. */
export const config = { matcher: ["/((?!api/|_next/static/|icon.svg).*)"] };

/** Takes the secret out of the address before anything can keep or leak it; the page finds it in the cookie. */
function withoutToken(
  { page, token, clean }: NonNullable<ReturnType<typeof mailedLinkIn>>,
  appUrl: string,
  headers: Record<string, string>,
): NextResponse {
  const response = NextResponse.redirect(clean, { status: 303, headers });
  const { name, options } = mailedLinkCookie(appUrl, page);
  if (token !== undefined) response.cookies.set(name, token, options);
  return response;
}

/** Keeps the language that was asked for, where one was. */
function speaking(locale: PageLocale | undefined, response: NextResponse): NextResponse {
  const { name, options } = languageCookie;
  const secure = env().APP_URL.startsWith("https:");
  if (locale !== undefined) response.cookies.set(name, locale, { ...options, secure });
  return response;
}

function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
