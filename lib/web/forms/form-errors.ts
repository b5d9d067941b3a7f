import { headers } from "next/headers";
import type { Context } from "@/lib/context";
import { outageIn } from "@/lib/db/outage";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/forms/form-state";
import { errorFacts } from "@/lib/log";
import { languageOfPage } from "@/lib/web/callers/page-language";
import { formTextsOf } from "@/lib/web/forms/form-values";
import { wiring } from "@/lib/wiring/wiring";
import { fieldWords, refusalWords } from "@/lib/wording/refusal-words";

/**
 * What a form shows after an act threw: sentences beside the values that were typed, or for a mistake of ours its id.
 * @throws what a database out of reach threw where no script sent the form: the whole answer says so then, with 503 and what was
 * typed (server/outage-page.ts)
 */
export async function formStateOf(ctx: Context, state: FormState, form: FormData, thrown: unknown): Promise<FormState> {
  const outage = outageIn(thrown);
  if (outage && !(await headers()).has("next-action")) throw thrown;
  const error = outage ?? thrown;
  const shown = { answer: (state?.answer ?? 0) + 1, values: formTextsOf(form) };
  if (!(error instanceof AppError)) {
    const { log } = await wiring();
    log.error({ requestId: ctx.requestId, ...errorFacts(error) }, "action failed");
    return { ...shown, errors: {}, requestId: ctx.requestId };
  }
  const locale = await languageOfPage();
  if (error.fields.length === 0) return { ...shown, errors: { "": [refusalWords(locale, error)] } };
  const byField = Map.groupBy(error.fields, ({ field }) => field);
  return {
    ...shown,
    errors: Object.fromEntries(
      [...byField].map(([field, list]) => [field, list.map((each) => fieldWords(locale, each))]),
    ),
  };
}
