import { pathOfToken } from "@/lib/web/pages/guest-page";

type At = { params: Promise<{ token: string }> };

/**
 * The link in a mail: takes the secret out of the address before anything can leak it (docs/design/security.md#P-29).
 * Changes nothing.
 */
export async function GET(request: Request, { params }: At): Promise<Response> {
  const path = await pathOfToken((await params).token);
  const answer = new URL(request.url).searchParams.get("answer");
  const hint = answer !== null && answers.includes(answer) ? `?answer=${answer}` : "";
  return new Response(null, {
    status: 303,
    headers: {
      Location: `${path}${hint}`,
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}

const answers = ["accepted", "tentative", "declined"];
