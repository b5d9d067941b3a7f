import type { Headers } from "@/e2e/pages/api";

/** One call of a server action: its id in this build, the page it is sent to, and its arguments (`e2e/matrix/action-rows.ts`). */
export type Call = {
  readonly id: string;
  readonly page: string;
  readonly takes: string;
  readonly form: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<string, string>>;
};

/** As the scripts of a page send it: React's `encodeReply`, where `$undefined` is a first state and `$K1` the form. */
export function byScript(call: Call): { headers: Headers; body: FormData } {
  const body = new FormData();
  for (const [name, value] of formOf(call)) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify(argumentsOf(call, { state: "$undefined", form: "$K1" })));
  return { headers: { "Next-Action": call.id }, body };
}

/** As a browser without JavaScript sends it: React's hidden fields name the action and what it was bound to. */
export function byBrowser(call: Call): { headers: Headers; body: FormData } {
  const body = new FormData();
  body.append("$ACTION_REF_1", "");
  body.append("$ACTION_1:0", JSON.stringify({ id: call.id, bound: "$@1" }));
  body.append("$ACTION_1:1", JSON.stringify(argumentsOf(call, { state: "$undefined" })));
  for (const [name, value] of formOf(call)) body.append(name, value);
  return { headers: {}, body };
}

function formOf({ form, parts }: Call): [string, string][] {
  return Object.entries(form).map(([name, value]) => [
    name,
    value.replace(/\{(\w+)\}/, (_, part) => parts[part] ?? ""),
  ]);
}

function argumentsOf({ takes, parts }: Call, others: Record<string, string>): unknown[] {
  const known: Readonly<Record<string, string>> = { ...parts, ...others };
  const named = takes.split(" ").filter((name) => name !== "" && (/^\d+$/.test(name) || known[name] !== undefined));
  return named.map((name) => known[name] ?? Number(name));
}
