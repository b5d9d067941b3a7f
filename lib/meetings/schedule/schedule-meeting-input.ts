import { z } from "zod";
import { instantField, timeZoneField } from "@/lib/fields";
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

/** The body of `POST /api/v1/meetings` (docs/design/api.md); the schedule form's values are turned into it. */
export const scheduleMeetingInput = z.strictObject({
  kind: z.enum(["scheduled", "instant"], "Choose scheduled or instant.").default("scheduled"),
  title: titleField,
  description: descriptionField.default(null),
  startsAt: instantField.optional(),
  endsAt: instantField.optional(),
  durationMinutes: durationField.optional(),
  timeZone: timeZoneField.optional(),
  location: locationField.default({ type: "video", value: null }),
  relationshipId: relationshipIdField.default(null),
  inviteeUserIds: inviteeUserIdsField.default([]),
  inviteeEmails: inviteeEmailsField.default([]),
  disclosure: disclosureField.optional(),
  reminders: remindersField.optional(),
  skipInvitationEmails: z.boolean().default(false),
});

export type ScheduleMeetingInput = z.output<typeof scheduleMeetingInput>;
export type ScheduleMeetingBody = z.input<typeof scheduleMeetingInput>;
