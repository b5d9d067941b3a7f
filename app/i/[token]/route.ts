import { pathOfToken, roomPathOfToken } from "@/lib/web/pages/guest-page";

type At = { params: Promise<{ token: string }> };

/**
 * The link in a mail: takes the secret out of the address before anything can leak it (docs/design/security.md#P-29).
 * Changes nothing.
 */
export async function GET(request: Request, { params }: At): Promise<Response> {
  const { token } = await params;
  const { searchParams } = new URL(request.url);
  const answer = searchParams.get("answer");
  const hint = answer !== null && answers.includes(answer) ? `?answer=${answer}` : "";
  const toRoom = searchParams.get("to") === "room";
  const path = (toRoom ? await roomPathOfToken(token) : undefined) ?? (await pathOfToken(token));
  return new Response(null, {
    status: 303,
    headers: {
      Location: path.startsWith("/m/") ? path : `${path}${hint}`,
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}

const answers = ["accepted", "tentative", "declined"];
