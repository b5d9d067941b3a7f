import { headers } from "next/headers";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { createApiKeyInput } from "@/lib/api-keys/create-api-key-input";
import type { Context } from "@/lib/context";
import { type AppError, refusal } from "@/lib/errors";
import type { NewKeyState } from "@/lib/forms/form-state";
import { callerKey } from "@/lib/web/callers/caller";
import { requirePersonOf } from "@/lib/web/callers/person";
import { FORM_KEY } from "@/lib/web/forms/form-action";
import { formStateOf } from "@/lib/web/forms/form-errors";
import { formObjectOf } from "@/lib/web/forms/form-values";
import { idempotently } from "@/lib/web/request/idempotency";
import { parseInput } from "@/lib/web/request/parse-input";
import { requireSameSite } from "@/lib/web/request/same-origin";

/** A form without a ticked box sends no list at all. */
const schema = createApiKeyInput.extend({ scopes: createApiKeyInput.shape.scopes.prefault([]) });

/**
 * Makes an API key from its form and answers the secret, this once. A form that is sent again makes no second key, and its
 * secret cannot be shown again either, because nothing here keeps it.
 */
export async function createKeyFromForm(
  ctx: Context,
  userId: string,
  state: NewKeyState,
  form: FormData,
): Promise<NewKeyState> {
  try {
    return { created: await createOnce(ctx, userId, form) };
  } catch (error) {
    return { refused: await formStateOf(ctx, state?.refused, form, error) };
  }
}

async function createOnce(ctx: Context, userId: string, form: FormData): Promise<{ label: string; secret: string }> {
  requireSameSite(await headers());
  requirePersonOf(ctx, form);
  const { [FORM_KEY]: key, ...values } = formObjectOf(form);
  const input = parseInput(schema, values);
  if (typeof key !== "string") return { label: input.label, ...(await createApiKey(ctx, userId, input)) };

  let secret: string | undefined;
  const request = { caller: callerKey(ctx.actor), method: "FORM", path: "/settings/api-keys", key, body: key };
  await idempotently(
    ctx,
    request,
    async (inner) => {
      const created = await createApiKey(inner, userId, input);
      secret = created.secret;
      return { status: 201, headers: {}, body: created.id };
    },
    "wait",
  );
  if (secret === undefined) throw sentBefore();
  return { label: input.label, secret };
}

function sentBefore(): AppError {
  return refusal(
    "conflict",
    "key_shown_before",
    "This form was sent before and its key was shown then. If you did not copy it, revoke that key and create another.",
  );
}
