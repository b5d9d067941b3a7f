"use server";

import type { FormState } from "@/lib/forms/form-state";
import { cancelForm, cancelFromForm } from "@/lib/web/forms/cancel-form";
import { formAction } from "@/lib/web/forms/form-action";

/** Calls the meeting off and shows it, with the way back for as long as nobody has been told. */
export async function cancelMeetingAction(meetingId: string, state: FormState, form: FormData): Promise<FormState> {
  const path = `/meetings/${encodeURIComponent(meetingId)}`;
  const action = formAction(`${path}/cancel`, cancelForm, async (ctx, input) => {
    const { revision } = await cancelFromForm(ctx, meetingId, input);
    return { goTo: `${path}?changed=${revision}` };
  });
  return action(state, form);
}
