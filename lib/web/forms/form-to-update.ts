import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { MINUTE } from "@/lib/time/durations";
import { minutesOf } from "@/lib/web/forms/meeting-to-form";

/**
 * What the edit form asks to change. The form knows minutes only, so a start or a length that shows the same minutes as the
 * meeting's is left as it is: a meeting that was started at once begins within a minute. Pure.
 */
export function changeOfForm(typed: ScheduleMeetingInput, current: MeetingRow): UpdateMeetingInput {
  const {
    title,
    description,
    timeZone,
    location,
    disclosure,
    reminders,
    relationshipId,
    inviteeUserIds,
    inviteeEmails,
  } = typed;
  const sameStart = typed.startsAt === Math.floor(current.startsAt / MINUTE) * MINUTE;
  const sameLength = typed.durationMinutes === minutesOf(current);
  return {
    title,
    description,
    timeZone,
    location,
    disclosure,
    reminders,
    relationshipId,
    inviteeUserIds,
    ...(sameGuests(typed, current) ? {} : { inviteeEmails }),
    ...(sameStart ? {} : { startsAt: typed.startsAt }),
    ...(sameLength ? {} : { durationMinutes: typed.durationMinutes }),
  };
}

/**
 * A list that is not given counts as no new invitation to an address (docs/design/security.md#P-37: invitations per
 * hour are limited).
 */
function sameGuests({ inviteeEmails, relationshipId }: ScheduleMeetingInput, current: MeetingRow): boolean {
  const before = current.invitations.filter(({ byAddress, kind }) => byAddress && kind !== "client");
  const [from, to] = [before, inviteeEmails].map((list) =>
    list
      .map(({ email }) => email)
      .toSorted()
      .join("\n"),
  );
  return from === to && relationshipId === current.relationshipId;
}
