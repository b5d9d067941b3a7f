"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { createKeyFromForm } from "@/lib/web/create-key-form";
import { formAction } from "@/lib/web/form-action";
import type { NewKeyState } from "@/lib/web/form-state";
import { readerOfPage } from "@/lib/web/page-reader";

const PATH = "/settings/api-keys";

/** Makes a key and shows its secret in the answer to this one request. */
export async function createKeyAction(state: NewKeyState, form: FormData): Promise<NewKeyState> {
  const { ctx, reader } = await readerOfPage(PATH);
  const answer = await createKeyFromForm(ctx, reader.userId, state, form);
  revalidatePath(PATH);
  return answer;
}

export const revokeKeyAction = formAction(PATH, z.strictObject({ apiKeyId: z.uuid() }), async (ctx, { apiKeyId }) => {
  await revokeApiKey(ctx, apiKeyId);
  return { goTo: `${PATH}?revoked=1` };
});
