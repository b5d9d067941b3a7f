/** How a server decided about a request, whatever the door: what is read here must be the same behind all of them. */
export type Decision = "open" | "plain" | "sign in" | "hidden" | "refused" | "gone" | "asked" | "away" | "no method";

type Answer = { readonly status: number; readonly location: string | null; readonly body: string };

const BY_STATUS: Readonly<Record<number, Decision>> = {
  400: "asked",
  401: "sign in",
  403: "refused",
  404: "hidden",
  405: "no method",
  409: "asked",
  410: "gone",
  415: "asked",
  422: "asked",
};

/**
 * `open` shows something of the meeting, `plain` answers without it; `asked` got past who may and was refused for what it said.
 * The payload of a page that a script asks for is 200 whatever the page decided, and names the decision.
 * @param marks texts that only who may know of the meeting sees
 */
export function decisionOf({ status, location, body }: Answer, marks: readonly string[]): Decision | `${number}` {
  const inside = /NEXT_HTTP_ERROR_FALLBACK;(\d{3})/.exec(body)?.[1];
  const led = location ?? /NEXT_REDIRECT;\w+;([^;]*);/.exec(body)?.[1];
  if (led !== undefined) return /^(https?:\/\/[^/]+)?\/sign-in(\?|$)/.test(led) ? "sign in" : "away";
  const said = inside === undefined ? status : Number(inside);
  if (said < 300) return marks.some((mark) => body.includes(mark)) ? "open" : "plain";
  return BY_STATUS[said] ?? `${said}`;
}
