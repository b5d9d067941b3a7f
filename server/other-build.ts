// Node runs this file as it is, so it imports nothing by our `@/` paths.
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

/** @param request with the words of the form that it may be (server/outage-page.ts) */
type Answer = (request: IncomingMessage & { typed?: readonly string[] }, response: ServerResponse) => unknown;

/** Makes a request whose body was read into one whose body can still be read (server/body-limit.ts). */
type WithBody = (request: IncomingMessage, body: Buffer) => IncomingMessage;

/** The page that says so (app/new-version/page.tsx), and how it gets what was typed: no browser can set this header for another site. */
const PAGE = "/new-version";
export const TYPED_HEADER = "x-compath-typed";

/** The ids of the server actions of a build. */
export function actionsOf(buildFolder: string): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(`${buildFolder}/server/server-reference-manifest.json`, "utf8"));
  return new Set(Object.keys(manifest.node));
}

/**
 * A form that another build gave out names an action that this one does not know, and sent without JavaScript Next.js 16.4.6
 * answers it with two words of plain text. It is answered with a page of ours, which shows what was typed and leads on.
 * With JavaScript the page that is open says so itself (components/shell/error-panel.tsx).
 */
export function catchOtherBuilds(known: ReadonlySet<string>, withBody: WithBody, answer: Answer): Answer {
  return async (request, response) => {
    delete request.headers[TYPED_HEADER];
    if (!mayBeForm(request)) return answer(request, response);
    const body = await bodyOf(request).catch(() => undefined);
    if (body === undefined) return response.destroy();
    const form = await formIn(body, request.headers["content-type"] ?? "");
    const actions = form && actionsIn(form);
    const typed = form && isFromHere(request) ? wordsIn(form) : [];
    if (actions?.every((id) => known.has(id)) ?? true)
      return answer(Object.assign(withBody(request, body), { typed }), response);
    return answer(asPage(withBody(request, Buffer.alloc(0)), typed), response);
  };
}

function mayBeForm({ method, headers }: IncomingMessage): boolean {
  const isForm = headers["content-type"]?.startsWith("multipart/form-data") ?? false;
  return method === "POST" && isForm && headers["next-action"] === undefined;
}

/** Undefined where the body is no form after all; Next.js says what is wrong with it. */
function formIn(body: Buffer, type: string): Promise<FormData | undefined> {
  const form = new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
  return form.catch(() => undefined);
}

/** The actions that a form names, as React writes them: `$ACTION_ID_<id>`, or `$ACTION_<n>:0` with the id in JSON. */
function actionsIn(form: FormData): string[] {
  return [...form].flatMap(([name, value]) => {
    const id = /^\$ACTION_ID_(.+)$/.exec(name)?.[1];
    if (id !== undefined) return [id];
    if (!/^\$ACTION_\d+:0$/.test(name) || typeof value !== "string") return [];
    return /"id":"([^"]*)"/.exec(value)?.[1] ?? [];
  });
}

/** What pages give along, and what is chosen from a list; secrets are never shown again. */
const NO_WORDS =
  /^(forPerson|formKey|basedOn|markedAt|startsAt|endsAt|answer|response|wanted|step|tab|show|zone|timeZone|account|locale|locationType|disclosure|reminders|notify|googleMeet|sharesGuests|updateMails|occurrence|durationMinutes|customMinutes|choice|default\w+|\w*Id|.*\[\])$|^\$ACTION|password|secret|token|code/i;

/** The words of a form, as their writer typed them. */
function wordsIn(form: FormData): string[] {
  return [...form].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== "" && !NO_WORDS.test(name) ? [value] : [],
  );
}

/** Whether a page of this very site sent the form; nobody else gets words of theirs shown here. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin !== undefined && URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

/** Makes of a request the same visitor's for our page, with what they typed. */
function asPage(request: IncomingMessage, typed: string[]): IncomingMessage {
  const typedText = Buffer.from(JSON.stringify(typed)).toString("base64url");
  const { "content-type": _type, "content-length": _length, "transfer-encoding": _encoding, ...rest } = request.headers;
  const headers = { ...rest, [TYPED_HEADER]: typedText };
  const url = `${PAGE}?${new URLSearchParams({ page: request.url ?? "/" })}`;
  return Object.assign(request, { method: "GET", url, headers, rawHeaders: [] });
}

/** @throws Error when the sender breaks off */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
