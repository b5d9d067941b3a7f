"use server";

import { z } from "zod";
import { chooseCalendars, chooseCalendarsInput, WRITING } from "@/lib/calendars/choose-calendars";
import { refusal } from "@/lib/errors";
import { formAction } from "@/lib/web/forms/form-action";
import { calendarChoices, disconnect } from "@/lib/web/pages/calendar-choices";

const PAGE = "/settings/calendars";
const connection = z.object({ connectionId: z.uuid() });

export const disconnectAction = formAction(PAGE, connection, async (ctx, { connectionId }) => {
  await disconnect(ctx, connectionId);
  return { goTo: `${PAGE}?disconnected=1` };
});

/** Boxes that are not ticked are missing in a form. */
const choiceForm = z
  .object({
    connectionId: z.uuid(),
    writes: z.enum(WRITING, "Choose whether your meetings are written to this account."),
    calendarId: z.string().default(""),
    busyCalendarIds: z.array(z.string()).default([]),
    sharesGuests: z.literal("on").optional(),
    googleMeet: z.literal("on").optional(),
  })
  .transform(({ sharesGuests, googleMeet, ...rest }) => ({
    ...rest,
    sharesGuests: sharesGuests === "on",
    googleMeet: googleMeet === "on",
  }))
  .pipe(chooseCalendarsInput.extend({ connectionId: z.uuid() }));

export const chooseAction = formAction(PAGE, choiceForm, async (ctx, { connectionId, ...input }) => {
  const known = await calendarChoices(ctx, connectionId);
  if (!known)
    throw refusal("conflict", "provider_silent", "The calendar’s provider does not answer now. Try again in a minute.");
  await chooseCalendars(ctx, connectionId, input, known);
  return { goTo: `${PAGE}?${input.writes === "no" ? "busy" : "saved"}=1` };
});
