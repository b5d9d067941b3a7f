import { refusalMessages } from "@/lib/wording/refusal-words";

/** How a server action decided: `away` leads on, `plain` answers nothing, `asked` names fields, `refused` says why not. */
export type ActionDecision = "sign in" | "hidden" | "refused" | "asked" | "away" | "plain" | "mistake" | `${number}`;

type Answer = { readonly status: number; readonly headers: Headers; readonly body: string };

/** Reads an answer to a call by script: where it leads by its header, what it says from the state that it gives back. */
export function actionDecisionOf({ status, headers, body }: Answer): ActionDecision {
  const led = headers.get("x-action-redirect") ?? headers.get("location");
  if (led !== null) return /^(https?:\/\/[^/]+)?\/sign-in([?;]|$)/.test(led) ? "sign in" : "away";
  if (status === 404) return "hidden";
  if (status >= 300) return `${status}`;
  if (/"requestId":"/.test(body)) return "mistake";
  const errors = /"errors":(\{[^}]*\})/.exec(body)?.[1];
  if (errors === undefined || errors === "{}") return "plain";
  const ofNoField = /^\{"":\["((?:[^"\\]|\\.)*)"/.exec(errors)?.[1];
  if (ofNoField === undefined) return "asked";
  return ofNoField === refusalMessages.en.reasons.not_found ? "hidden" : "refused";
}
