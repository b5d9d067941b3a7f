import { z } from "zod";
import { addressField, breaks, lineField, textField } from "@/lib/fields";
import { reminderPlans } from "@/lib/meetings/reminder-plan";

export const MAX_INVITEES = 100;

export const titleField = lineField(255).pipe(z.string().min(1, "Give the meeting a title."));
export const descriptionField = textField(4000)
  .transform((value) => (value === "" ? null : value))
  .nullable();

const WEB_ADDRESS = breaks("not_https", "Give a link that starts with https://, or leave it empty.");

export const locationField = z
  .strictObject({
    type: z.enum(["video", "phone", "in_person"], "Choose video, phone or in_person."),
    value: lineField(255).optional(),
  })
  .transform(({ type, value }) => ({ type, value: value || null }))
  .refine(({ type, value }) => type !== "video" || value === null || isHttps(value), {
    ...WEB_ADDRESS,
    path: ["value"],
  });

/** The https address of a call, or nothing. */
export const videoLinkField = lineField(255)
  .transform((value) => value || null)
  .nullable()
  .refine((value) => value === null || isHttps(value), WEB_ADDRESS);

/** An address, alone or with the name to greet its owner by. */
export const inviteeEmailField = z.union(
  [
    addressField.transform((email) => ({ email, name: null })),
    z
      .strictObject({ email: addressField, name: lineField(100).optional() })
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

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === "https:";
}
