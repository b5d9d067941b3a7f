"use server";

import { z } from "zod";
import { chooseReminders } from "@/lib/meetings/reminder-opt-out";
import { formActionAs } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { pathOfReminders, reminderGuestOf } from "@/lib/web/reminder-page";

/** The guest's choice. Whose it is comes from the cookie's token; the id only says which cookie. */
export async function chooseAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = pathOfReminders(invitationId);
  const choice = z.strictObject({ wanted: z.enum(["yes", "no"]) });
  const action = formActionAs(
    () => reminderGuestOf(invitationId),
    path,
    choice,
    async (ctx, { wanted }) => {
      await chooseReminders(ctx, wanted === "yes");
      return { goTo: path };
    },
  );
  return action(state, form);
}
