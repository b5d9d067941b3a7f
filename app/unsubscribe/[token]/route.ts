import { getTranslations } from "next-intl/server";
import { pathOfUnsubscribe, unsubscribe } from "@/lib/web/pages/reminder-page";

type At = { params: Promise<{ token: string }> };

const headers = {
  "Cache-Control": "private, no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};

/** The link opened in a browser: leads to the page that asks, without the secret. Changes nothing. */
export async function GET(_: Request, { params }: At): Promise<Response> {
  const path = await pathOfUnsubscribe((await params).token);
  return new Response(null, { status: 303, headers: { ...headers, Location: path } });
}

/** One click in a mail program (RFC 8058): no cookie, no page of ours and no redirect, so the token alone decides. */
export async function POST(_: Request, { params }: At): Promise<Response> {
  const t = await getTranslations("reminders");
  const of = await unsubscribe((await params).token);
  return new Response(`${t(of ? `oneClick.${of}` : "unknown.title")}\n`, {
    status: of ? 200 : 404,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}
