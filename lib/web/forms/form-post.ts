import { AppError } from "@/lib/errors";
import { safeReturnPathOf } from "@/lib/people/sign-in/safe-return-path";
import { languageOfPage } from "@/lib/web/callers/page-language";
import { problemResponse } from "@/lib/web/request/problem";
import { requestIdOf } from "@/lib/web/request/request-ids";
import { requireSameOrigin } from "@/lib/web/request/same-origin";
import type { PageLocale } from "@/lib/wording/page-locale";
import { refusalMessages, refusalWords } from "@/lib/wording/refusal-words";
import { plainPage } from "@/server/plain-page";

/**
 * What a route does when a plain form of ours posts to it. Next guards server actions against other sites, but no routes. A
 * refusal is a page that a person reads, in their language and with the way back to the form: no script is there to show it.
 */
export async function formPost(
  request: Request,
  appUrl: string,
  work: (form: URLSearchParams) => Promise<Response>,
  language: () => Promise<PageLocale> = languageOfPage,
): Promise<Response> {
  try {
    requireSameOrigin(request, appUrl);
    return await work(new URLSearchParams(await request.text()));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refusalPage(request, appUrl, error, await language());
  }
}

/** The status and headers are those that a program would get. */
function refusalPage(request: Request, appUrl: string, error: AppError, locale: PageLocale): Response {
  const { pathname: path } = new URL(request.url);
  const { status, headers } = problemResponse(error, { path, requestId: requestIdOf(request) });
  headers.set("Content-Type", "text/html; charset=utf-8");
  const nonce = /'nonce-([^']+)'/.exec(request.headers.get("content-security-policy") ?? "")?.[1];
  const words = { ...refusalMessages[locale].page, body: refusalWords(locale, error), typed: "" };
  const url = safeReturnPathOf(request.headers.get("referer"), appUrl);
  const cookie = request.headers.get("cookie") ?? undefined;
  const html = plainPage({ url, headers: { cookie } }, locale, words, nonce);
  return new Response(html, { status, headers });
}
