import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import type { FormAction } from "@/lib/forms/form-state";
import { callerKey } from "@/lib/web/callers/caller";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { requirePersonOf } from "@/lib/web/callers/person";
import { formStateOf } from "@/lib/web/forms/form-errors";
import { formObjectOf } from "@/lib/web/forms/form-values";
import { idempotently } from "@/lib/web/request/idempotency";
import { parseInput } from "@/lib/web/request/parse-input";
import { recordingAccess } from "@/lib/web/request/record-access";
import { requireSameSite } from "@/lib/web/request/same-origin";

type Done = { goTo: string };

/** The hidden field that makes a form sent twice count once (components/ui/form/form-key.tsx). */
export const FORM_KEY = "formKey";

/**
 * A server action over a verb: the form's values through `schema`, the verb, then on to where it says. A refusal comes back
 * as errors beside the values that were typed. A form with a `formKey` that is sent twice with the same values is one act.
 */
export function formAction<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  act: (ctx: Context, input: z.output<Schema>) => Promise<Done>,
): FormAction {
  return formActionAs(() => contextOfPage(path), path, schema, act);
}

/**
 * `formAction` for an actor whom `identify` finds in another way than by session: a guest by their cookie.
 * @param about the meeting that the form is about, where the page's address does not name it
 */
export function formActionAs<Schema extends z.ZodType>(
  identify: () => Promise<Context>,
  path: string,
  schema: Schema,
  act: (ctx: Context, input: z.output<Schema>) => Promise<Done>,
  about?: { readonly meetingId: string; readonly part: string },
): FormAction {
  return async (state, form) => {
    const ctx = await identify();
    const done = actOnce(ctx, path, form, schema, act);
    const outcome = await recordingAccess(ctx, triedAt(path, about), done).catch((error: unknown) =>
      formStateOf(ctx, state, form, error),
    );
    if (outcome && "goTo" in outcome) redirect(outcome.goTo);
    return outcome;
  };
}

/** The meeting and part that a page's address names, as `/meetings/<id>/edit` does; other addresses hold ids of other things. */
function triedAt(path: string, about?: { readonly meetingId: string; readonly part: string }) {
  const [, room, meetingId = "", part = "page"] = path.split("/");
  const named = { meetingId: room === "meetings" ? meetingId : "", part };
  return { ...named, ...about, action: "change" } as const;
}

/** Carries out what a form asks, once per `formKey` and values. @throws what `act` throws, and AppError `invalid` */
export async function actOnce<Schema extends z.ZodType>(
  ctx: Context,
  path: string,
  form: FormData,
  schema: Schema,
  act: (ctx: Context, input: z.output<Schema>) => Promise<Done>,
): Promise<Done> {
  requireSameSite(await headers());
  requirePersonOf(ctx, form);
  const { [FORM_KEY]: key, ...values } = formObjectOf(form);
  const input = parseInput(schema, values);
  if (typeof key !== "string") return act(ctx, input);
  const body = JSON.stringify(values);
  const request = { caller: callerKey(ctx.actor), method: "FORM", path, key: `${key} ${body}`, body };
  const answer = await idempotently(
    ctx,
    request,
    async (inner) => ({ status: 303, headers: {}, body: (await act(inner, input)).goTo }),
    "wait",
  );
  return { goTo: answer.body };
}
