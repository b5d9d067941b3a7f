"use server";

import type { FormState } from "@/lib/forms/form-state";
import { requireJustProven } from "@/lib/web/callers/just-proven";
import { readerZone } from "@/lib/web/callers/page-context";
import { formAction } from "@/lib/web/forms/form-action";
import { caldavSettings, connectCaldav, connectCaldavInput } from "@/lib/web/pages/caldav-connect";

const connect = formAction("/settings/calendars/caldav", connectCaldavInput, async (ctx, input) => {
  const { timeZone } = await readerZone();
  const { id, isNew } = await connectCaldav(ctx, caldavSettings(), input, timeZone);
  return { goTo: isNew ? `/settings/calendars/${id}?connected=1` : "/settings/calendars?reconnected=1" };
});

/** Connects a calendar at a CalDAV server. What was typed comes back with errors, but for the password. */
export async function connectCaldavAction(state: FormState, form: FormData): Promise<FormState> {
  await requireJustProven("/settings/calendars/caldav");
  const answer = await connect(state, form);
  if (!answer) return answer;
  const { password: _, ...values } = answer.values;
  return { ...answer, values };
}
