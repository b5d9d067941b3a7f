import { z } from "zod";
import { reminderPlans } from "@/lib/meetings/reminder-plan";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { isTimeZone } from "@/lib/time/time-zone";

export const MAX_INVITEES = 100;

/** What a rule of ours says when it is broken: `code` for programs, the sentence for people. */
export function breaks(code: string, sentence: string) {
  return { params: { code }, error: sentence };
}

/** Text without spaces around it, of at most `most` UTF-16 units, that the database can store. */
export const textField = (most: number) =>
  z
    .string()
    .transform((value) => value.trim())
    .refine(isStorable, breaks("unusable_character", "Remove the control characters and broken emoji from this text."))
    .pipe(z.string().max(most, `Keep it to ${most} characters.`));

export const titleField = textField(255).pipe(z.string().min(1, "Give the meeting a title."));
export const descriptionField = textField(4000)
  .transform((value) => (value === "" ? null : value))
  .nullable();

/** An instant with its offset, read into epoch milliseconds. */
export const instantField = z.string().transform((value, issues) => {
  const instant = instantOfRfc3339(value);
  if (instant !== undefined) return instant;
  issues.addIssue({
    code: "custom",
    params: { code: "not_an_instant" },
    message: "Give date, time and offset, for example 2026-12-01T16:00:00+01:00.",
  });
  return z.NEVER;
});

export const timeZoneField = z
  .string()
  .refine(isTimeZone, breaks("unknown_time_zone", "Choose a zone by its name, for example Europe/Berlin."));

const WEB_ADDRESS = breaks("not_https", "Give a link that starts with https://, or leave it empty.");

export const locationField = z
  .strictObject({
    type: z.enum(["video", "phone", "in_person"], "Choose video, phone or in_person."),
    value: textField(255).optional(),
  })
  .transform(({ type, value }) => ({ type, value: value || null }))
  .refine(({ type, value }) => type !== "video" || value === null || isHttps(value), {
    ...WEB_ADDRESS,
    path: ["value"],
  });

/** An address, alone or with the name to greet its owner by. */
export const inviteeEmailField = z.union(
  [
    z.string().transform((email) => ({ email, name: null })),
    z
      .strictObject({ email: z.string(), name: textField(100).optional() })
      .transform(({ email, name }) => ({ email, name: name || null })),
  ],
  "Give an address, or an object with email and name.",
);

export const disclosureField = z.enum(["neutral", "full"], "Choose neutral or full.");
export const remindersField = z.enum(reminderPlans, "Choose both, day_before, ten_minutes_before or none.");

const uuid = z.uuid("Give the id as a UUID.").transform((id) => id.toLowerCase());
const listOf = <T extends z.ZodType>(item: T) =>
  z.array(item).max(MAX_INVITEES, `Invite at most ${MAX_INVITEES} people.`);

export const durationField = z.number().int("Give whole minutes.");
export const relationshipIdField = uuid.nullable();
export const inviteeUserIdsField = listOf(uuid);
export const inviteeEmailsField = listOf(inviteeEmailField);

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

/** PostgreSQL stores neither NUL nor half a surrogate pair, and no control but tab and line breaks is meant by its writer. */
function isStorable(value: string): boolean {
  return value.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(value);
}

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === "https:";
}
