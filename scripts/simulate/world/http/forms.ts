import type { FormState } from "@/lib/forms/form-state";
import { type Browser, inRequestOf } from "@/scripts/simulate/world/browser";
import type { BuiltServer } from "@/scripts/simulate/world/http/built-server";
import { filledIn, formsIn, type PageForm } from "@/scripts/simulate/world/http/page-form";
import { APP_URL } from "@/scripts/simulate/world/settings";

type Action = (state: FormState, form: FormData) => Promise<object | undefined>;
type Values = Readonly<Record<string, string | readonly string[]>>;
type Posted = { readonly status: number; readonly body: unknown };

/** A form of a page: where that stands, what no other form there has in it, and what it is posted to. */
type Form = {
  readonly path: string;
  readonly sign: string;
  readonly action: Action;
};

const SAME_SITE = { origin: APP_URL, "sec-fetch-site": "same-origin" };

/** Posts a form as its page does. 303 where it went on, 401 where that is to sign in, 409 where it came back with a sentence, or is not there. */
export function submit(
  { built }: { readonly built: BuiltServer | undefined },
  browser: Browser,
  form: Form,
  values: Values,
): Promise<Posted> {
  return built ? submitToServer(built, browser, form, values) : submitHere(browser, form, values);
}

/** In this process: through the action, behind what its page has done before. */
async function submitHere(browser: Browser, { path, action }: Form, values: Values): Promise<Posted> {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one);
  try {
    const state = await inRequestOf(browser, `${APP_URL}${path}`, SAME_SITE, () => action(undefined, form));
    if (state && "requestId" in state) return { status: 500, body: state };
    return { status: 409, body: state };
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (!digest.startsWith("NEXT_REDIRECT;")) throw error;
    return wentOn(digest.split(";")[2]);
  }
}

/** As a browser without scripts: the page, its form filled in, and each further step that it leads to until it saves. */
async function submitToServer(built: BuiltServer, browser: Browser, { path, sign }: Form, values: Values) {
  const page = await built.ask(browser, "GET", path, { headers: SAME_SITE });
  if (page.status !== 200) return page.status < 400 ? wentOn(page.headers.get("location")) : lacking(page.status);
  const form = formsIn(page.text).find(({ html }) => html.includes(sign));
  const { step } = values;
  if (!form) return lacking(409);
  if (step === undefined) return post(built, browser, path, { form, values });
  const { notify, edition: _, ...typed } = values;
  const review = await post(built, browser, path, { form, values: { ...typed, step: "review" } });
  const next = formsIn(String(review.body)).find(({ html }) => html.includes('name="step"'));
  if (review.status !== 409 || !next?.html.includes('value="edit"')) return review;
  // What saves nothing has no button that saves.
  if (!next.html.includes('value="save"')) return { status: 303, body: path };
  return post(built, browser, path, { form: next, values: { step, ...(notify !== undefined && { notify }) } });
}

type Filling = { readonly form: PageForm; readonly values: Values };

async function post(built: BuiltServer, browser: Browser, path: string, { form, values }: Filling): Promise<Posted> {
  const body = filledIn(form, values);
  const { status, headers, text } = await built.ask(browser, "POST", path, { headers: SAME_SITE, body });
  if (status >= 500) return { status: 500, body: text.slice(0, 2_000) };
  return status === 303 ? wentOn(headers.get("location")) : { status: 409, body: text };
}

function lacking(status: number): Posted {
  return { status, body: "The page has no such form." };
}

function wentOn(to: string | null | undefined): Posted {
  const path = (to ?? "").replace(APP_URL, "");
  return { status: path.startsWith("/sign-in") ? 401 : 303, body: path };
}
