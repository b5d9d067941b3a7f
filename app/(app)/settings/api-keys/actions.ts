"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import type { NewKeyState } from "@/lib/forms/form-state";
import { requireJustProven } from "@/lib/web/callers/just-proven";
import { signedInReader } from "@/lib/web/callers/page-context";
import { createKeyFromForm } from "@/lib/web/forms/create-key-form";
import { formAction } from "@/lib/web/forms/form-action";

const PATH = "/settings/api-keys";

/** Makes a key and shows its secret in the answer to this one request. */
export async function createKeyAction(state: NewKeyState, form: FormData): Promise<NewKeyState> {
  const { ctx, reader } = await signedInReader(PATH);
  await requireJustProven(PATH);
  const answer = await createKeyFromForm(ctx, reader.userId, state, form);
  revalidatePath(PATH);
  return answer;
}

export const revokeKeyAction = formAction(PATH, z.strictObject({ apiKeyId: z.uuid() }), async (ctx, { apiKeyId }) => {
  await revokeApiKey(ctx, apiKeyId);
  return { goTo: `${PATH}?revoked=1` };
});
