"use server";

import { z } from "zod";
import type { FormState } from "@/lib/forms/form-state";
import { chooseReminders } from "@/lib/meetings/guests/reminder-opt-out";
import { formActionAs } from "@/lib/web/forms/form-action";
import { pathOfReminders, reminderGuestOf } from "@/lib/web/pages/reminder-page";

/** The guest's choice. Whose it is comes from the cookie's token; the id only says which cookie. */
export async function chooseAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const of = form.get("of") === "messages" ? "messages" : "reminders";
  const path = pathOfReminders(invitationId, of);
  const choice = z.strictObject({ of: z.enum(["reminders", "messages"]), wanted: z.enum(["yes", "no"]) });
  const action = formActionAs(
    () => reminderGuestOf(invitationId),
    path,
    choice,
    async (ctx, { wanted }) => {
      await chooseReminders(ctx, wanted === "yes", of);
      return { goTo: path };
    },
  );
  return action(state, form);
}
