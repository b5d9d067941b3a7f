import type { FormState } from "@/lib/forms/form-state";
import { type Browser, inRequestOf } from "@/scripts/simulate/world/browser";
import { APP_URL } from "@/scripts/simulate/world/settings";

type Action = (state: FormState, form: FormData) => Promise<object | undefined>;

/** Posts a form as its page does. 303 where it went on, 401 where that is to sign in, 409 where it came back with a sentence. */
export async function submit(
  browser: Browser,
  path: string,
  values: Record<string, string | readonly string[]>,
  action: Action,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one);
  try {
    const state = await inRequestOf(
      browser,
      `${APP_URL}${path}`,
      { origin: APP_URL, "sec-fetch-site": "same-origin" },
      () => action(undefined, form),
    );
    if (state && "requestId" in state) return { status: 500, body: state };
    return { status: 409, body: state };
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (!digest.startsWith("NEXT_REDIRECT;")) throw error;
    const body = digest.split(";")[2];
    return { status: body?.startsWith("/sign-in") ? 401 : 303, body };
  }
}
