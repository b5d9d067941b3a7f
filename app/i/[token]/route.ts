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
  const part = ROOM_PARTS.get(searchParams.get("to") ?? "");
  const room = part === undefined ? undefined : await roomPathOfToken(token);
  const path = room === undefined ? await pathOfToken(token) : `${room}${part}`;
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

/** Where in the room the links of emails lead. */
const ROOM_PARTS: ReadonlyMap<string, string> = new Map([
  ["room", ""],
  ["messages", "?write=1#conversation"],
]);

const answers = ["accepted", "tentative", "declined"];
