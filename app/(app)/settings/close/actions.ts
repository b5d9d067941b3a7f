"use server";

import { z } from "zod";
import type { FormState } from "@/lib/forms/form-state";
import { closeOwnAccount } from "@/lib/people/deactivate-user";
import { requireJustProven } from "@/lib/web/callers/just-proven";
import { formAction } from "@/lib/web/forms/form-action";

const PATH = "/settings/close";

/** Closes the reader's account for good. Their session ends with it, in this browser too. */
export async function closeAccountAction(state: FormState, form: FormData): Promise<FormState> {
  await requireJustProven(PATH);
  const action = formAction(PATH, z.object({}), async (ctx) => {
    await closeOwnAccount(ctx);
    return { goTo: "/erased?of=account" };
  });
  return action(state, form);
}
