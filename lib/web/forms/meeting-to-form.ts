import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { MINUTE } from "@/lib/time/durations";
import { localOf } from "@/lib/time/local-time";
import { addressText } from "@/lib/web/forms/address-text";

type Values = Record<string, string[]>;

const PRESETS = [25, 50, 80];
const places = { video: "locationVideo", phone: "locationPhone", in_person: "locationInPerson" };

/**
 * A meeting as the schedule form's controls hold it, by name, its times on the clock of the meeting's zone. Minutes are
 * whole: `changeOfForm` keeps the seconds of what was not touched. Pure.
 * @param without the id of an invitation to leave out
 */
export function formOfMeeting(meeting: MeetingRow, without?: string): Values {
  const { date, time, occurrence } = localOf(meeting.startsAt, meeting.timeZone);
  return {
    ...formOfContent(meeting, without),
    date: [date],
    time: [time],
    ...(occurrence === undefined ? {} : { occurrence: [occurrence] }),
  };
}

/** A meeting as the schedule form's controls hold it, without day and time: to begin a new meeting like it. */
export function formOfContent(meeting: MeetingRow, without?: string): Values {
  const people = meeting.invitations.filter(({ id }) => id !== without);
  const client = people.find(({ kind }) => kind === "client");
  const minutes = minutesOf(meeting);
  const preset = PRESETS.includes(minutes);
  return {
    title: [meeting.title],
    description: [meeting.description ?? ""],
    relationshipId: [(client && meeting.relationshipId) ?? ""],
    "inviteeUserIds[]": people.flatMap(({ kind, byAddress, userId }) =>
      kind === "internal" && !byAddress && userId !== null ? [userId] : [],
    ),
    inviteeEmails: [
      people
        .filter(({ kind, byAddress }) => byAddress && kind !== "client")
        .map(addressText)
        .join("\n"),
    ],
    timeZone: [meeting.timeZone],
    durationMinutes: [preset ? String(minutes) : "custom"],
    customMinutes: [preset ? "" : String(minutes)],
    locationType: [meeting.locationType],
    [places[meeting.locationType]]: [meeting.locationValue ?? ""],
    disclosure: [meeting.disclosure],
    reminders: [meeting.reminders],
  };
}

/** How long a meeting lasts, in whole minutes. */
export function minutesOf({ startsAt, endsAt }: { startsAt: number; endsAt: number }): number {
  return Math.round((endsAt - startsAt) / MINUTE);
}
