"use server";

import { respond } from "@/lib/meetings/respond";
import { respondInput } from "@/lib/meetings/respond-input";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

/** The signed-in invitee's own answer; whose it is comes from the session, the id only says about which meeting. */
export async function answerAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = `/meetings/${encodeURIComponent(meetingId)}`;
  const action = formAction(path, respondInput, async (ctx, answer) => {
    await respond(ctx, meetingId, answer);
    return { goTo: path };
  });
  return action(state, form);
}
