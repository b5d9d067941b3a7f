"use server";

import { z } from "zod";
import { respond } from "@/lib/meetings/respond";
import { respondInput } from "@/lib/meetings/respond-input";
import { isTimeZone } from "@/lib/time/time-zone";
import { formActionAs } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { guestOf } from "@/lib/web/guest-page";

/** The zone that the page was shown in comes along, so that the answer is confirmed in it. */
const answerForm = respondInput.extend({ zone: z.string().optional() });

/** A guest's answer. Which invitation and meeting it is for comes from the cookie's token; the id only says which cookie. */
export async function answerAction(invitationId: string, state: FormState, form: FormData): Promise<FormState> {
  const { ctx, meetingId } = await guestOf(invitationId);
  const path = `/invitations/${encodeURIComponent(invitationId)}`;
  const action = formActionAs(
    async () => ctx,
    path,
    answerForm,
    async (inner, { zone, ...answer }) => {
      await respond(inner, meetingId, answer);
      return { goTo: zone !== undefined && isTimeZone(zone) ? `${path}?zone=${encodeURIComponent(zone)}` : path };
    },
  );
  return action(state, form);
}
