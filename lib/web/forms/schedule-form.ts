import { z } from "zod";
import type { FieldError } from "@/lib/errors";
import { type ScheduleMeetingInput, scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import type { Reading } from "@/lib/web/forms/form-values";
import { startOf, typedDuration } from "@/lib/web/forms/schedule-form-when";
import { type Address, addressesOf, namedInForm } from "@/lib/web/forms/schedule-form-who";
import { fieldErrorsOf } from "@/lib/web/request/parse-input";

const text = z.string().default("");

const aboutFields = {
  title: text,
  description: text,
  relationshipId: text,
  inviteeUserIds: z.array(z.string()).default([]),
  inviteeEmails: text,
  durationMinutes: text,
  customMinutes: text,
  locationType: text,
  locationVideo: text,
  rememberLink: text,
  locationPhone: text,
  locationInPerson: text,
  disclosure: text,
  reminders: text,
};

const whenFields = { date: text, time: text, occurrence: text, timeZone: text };

type About = z.output<z.ZodObject<typeof aboutFields>>;

/**
 * The schedule form's values as the body of `POST /api/v1/meetings`, through the API's own schema. All that can be said
 * without a clock and a database is said at once, under the names of the API (`startsAt`, `location.value`), where
 * `inviteeEmails` names the entry itself; only `occurrence` is the form's own.
 */
export const scheduleForm = z.object({ ...aboutFields, ...whenFields }).transform((typed, issues) => {
  const start = startOf(typed);
  const { part, problems } = aboutOf(typed);
  const body = { kind: "scheduled", timeZone: typed.timeZone, ...start.part, ...part };
  return remembering(typed, checked(body, [...start.problems, ...problems], issues));
});

/** The instant form's values as the body of `POST /api/v1/meetings`: a meeting that starts now. */
export const instantForm = z.object(aboutFields).transform((typed, issues) => {
  const { part, problems } = aboutOf(typed);
  return remembering(typed, checked({ kind: "instant", ...part }, problems, issues));
});

/** What a form asks for, with the link of this call where it is to be the host's usual one. */
export type ScheduledByForm = ScheduleMeetingInput & { usualVideoLink?: string };

function remembering(typed: About, input: ScheduleMeetingInput): ScheduledByForm {
  const link = input.location?.type === "video" ? input.location.value : null;
  return typed.rememberLink === "on" && link !== null ? { ...input, usualVideoLink: link } : input;
}

function aboutOf(typed: About): Reading<{ inviteeEmails: Address[] }> {
  const addresses = addressesOf(typed.inviteeEmails);
  const duration = typedDuration(typed);
  const part = {
    ...addresses.part,
    ...duration.part,
    title: typed.title,
    description: typed.description,
    relationshipId: typed.relationshipId || null,
    inviteeUserIds: typed.inviteeUserIds,
    location: { type: typed.locationType, value: placeOf(typed) },
    disclosure: typed.disclosure || undefined,
    reminders: typed.reminders || undefined,
  };
  return { part, problems: [...addresses.problems, ...duration.problems] };
}

/**
 * The place typed into the box of the chosen kind. Other boxes may hold what was left behind when the writer changed
 * their mind.
 */
function placeOf(typed: About): string {
  if (typed.locationType === "phone") return typed.locationPhone;
  return typed.locationType === "in_person" ? typed.locationInPerson : typed.locationVideo;
}

function checked(
  body: Record<string, unknown> & { inviteeEmails: Address[] },
  problems: readonly FieldError[],
  issues: z.core.$RefinementCtx<unknown>,
): ScheduleMeetingInput {
  const parsed = scheduleMeetingInput.safeParse(body);
  const refused = parsed.success ? [] : fieldErrorsOf(parsed.error);
  const all = [...problems, ...refused.map((error) => namedInForm(body.inviteeEmails, error))];
  for (const { field, code, detail, values } of all) {
    issues.addIssue({ code: "custom", params: { code, values }, path: field.split("."), message: detail, input: body });
  }
  return parsed.success ? parsed.data : z.NEVER;
}
