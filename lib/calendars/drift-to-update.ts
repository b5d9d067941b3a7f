import type { MeetingDrift } from "@/lib/calendars/meeting-calendars";
import { parsePlace } from "@/lib/calendars/parse-place";
import {
  type UpdateMeetingBody,
  type UpdateMeetingInput,
  updateMeetingInput,
} from "@/lib/meetings/change/update-meeting-input";
import { isInstant, rfc3339Of } from "@/lib/time/rfc3339";

type Field = (MeetingDrift & { kind: "changed" })["fields"][number];

/**
 * The change of the meeting that a field which was made different in the calendar stands for. Null where there is none: a
 * neutral meeting says fixed words there, a whole day is no time, and what breaks the rules of a meeting's fields stays out.
 */
export function driftToUpdate(
  meeting: { readonly disclosure: "neutral" | "full" },
  { field, theirs }: Pick<Field, "field" | "theirs">,
): UpdateMeetingInput | null {
  const body = bodyFrom(meeting, field, theirs);
  return body && (updateMeetingInput.safeParse(body).data ?? null);
}

function bodyFrom(
  { disclosure }: { readonly disclosure: "neutral" | "full" },
  field: Field["field"],
  theirs: string,
): UpdateMeetingBody | null {
  if (field === "mail") return null;
  if (field === "place") return locationFrom(theirs);
  if (field !== "time") return disclosure === "full" ? { [field]: theirs } : null;
  const [startsAt = Number.NaN, endsAt = Number.NaN] = theirs.split("/").map(Number);
  return isInstant(startsAt) && isInstant(endsAt) ? { startsAt: rfc3339Of(startsAt), endsAt: rfc3339Of(endsAt) } : null;
}

function locationFrom(text: string): UpdateMeetingBody | null {
  const place = parsePlace(text);
  return place && { location: { type: place.type, ...(place.value !== null && { value: place.value }) } };
}
