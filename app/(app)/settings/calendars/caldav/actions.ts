"use server";

import { caldavSettings, connectCaldav, connectCaldavInput } from "@/lib/web/caldav-connect";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";
import { readerOfPage } from "@/lib/web/reader";

const connect = formAction("/settings/calendars/caldav", connectCaldavInput, async (ctx, input) => {
  const { timeZone } = await readerOfPage();
  const { id, isNew } = await connectCaldav(ctx, caldavSettings(), input, timeZone);
  return { goTo: isNew ? `/settings/calendars/${id}?connected=1` : "/settings/calendars?reconnected=1" };
});

/** Connects a calendar at a CalDAV server. What was typed comes back with errors, but for the password. */
export async function connectCaldavAction(state: FormState, form: FormData): Promise<FormState> {
  const answer = await connect(state, form);
  if (!answer) return answer;
  const { password: _, ...values } = answer.values;
  return { ...answer, values };
}
