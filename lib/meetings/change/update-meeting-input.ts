import { z } from "zod";
import { instantField, textField, timeZoneField } from "@/lib/fields";
import {
  descriptionField,
  disclosureField,
  durationField,
  inviteeEmailsField,
  inviteeUserIdsField,
  locationField,
  relationshipIdField,
  remindersField,
  titleField,
} from "@/lib/meetings/meeting-fields";

/** The longest word to the invitees when a meeting is changed or called off. */
const MAX_WORD = 500;

/** A word of the host's to the invitees; nothing typed is none. */
export const hostWordField = textField(MAX_WORD)
  .transform((text) => (text === "" ? null : text))
  .nullable();

/**
 * The body of `PATCH /api/v1/meetings/:id`: a merge patch, so what is left out stays (docs/design/api.md). Lists are
 * whole lists.
 */
export const updateMeetingInput = z
  .strictObject({
    title: titleField,
    description: descriptionField,
    startsAt: instantField,
    endsAt: instantField,
    durationMinutes: durationField,
    timeZone: timeZoneField,
    location: locationField,
    disclosure: disclosureField,
    reminders: remindersField,
    relationshipId: relationshipIdField,
    inviteeUserIds: inviteeUserIdsField,
    inviteeEmails: inviteeEmailsField,
    status: z.literal("cancelled", "A meeting can only be set to cancelled."),
    cancelReason: hostWordField,
  })
  .partial();

export type UpdateMeetingInput = z.output<typeof updateMeetingInput>;
export type UpdateMeetingBody = z.input<typeof updateMeetingInput>;
