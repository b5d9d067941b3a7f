import { type GoogleEvent, store } from "@/e2e/servers/google/calendar";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule/schedule-meeting-input";
import { someCalendars } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

/** What a test asks of an event's calendar when it makes one. */
export const INSERT = "POST /calendar/v3/calendars";

/** A counselor whose own Google calendar is connected, and what happens to their meetings in it. */
export async function aCalendarHost() {
  const calendars = await someCalendars();
  const dana = await makeUser({ practiceId: (await makePractice()).id });
  const connectionId = await calendars.connect(dana);
  const lines = ({ id }: MeetingRow) => testDb().calendarEvent.findMany({ where: { meetingId: id } });
  const events = (email = dana.email, calendarId?: string) => calendars.google.events(email, calendarId);
  const schedule = (overrides: Partial<ScheduleMeetingBody> = {}) =>
    scheduleMeeting(contextOf(dana), scheduleInput({ inviteeEmails: ["bo@x.example"], ...overrides }));
  return {
    calendars,
    google: calendars.google,
    dana,
    connectionId,
    schedule,
    events,
    lines,
    /** Scheduled and written. */
    async scheduled(overrides: Partial<ScheduleMeetingBody> = {}): Promise<MeetingRow> {
      const meeting = await schedule(overrides);
      await calendars.sync(meeting.id);
      return meeting;
    },
    change: ({ id }: MeetingRow, body: UpdateMeetingBody) =>
      updateMeeting(contextOf(dana), id, updateMeetingInput.parse(body)),
    now: ({ id }: MeetingRow) => findMeeting(contextOf(dana), id),
    read: (id = connectionId) => readCalendar(calendars.effects, { connectionId: id }),
    /** The account is connected once more, with new access. */
    reconnect: () =>
      connectCalendar(contextOf(dana), {
        provider: "google",
        account: dana.email,
        credentials: JSON.stringify({ refreshToken: calendars.google.granted(dana.email) }),
        calendarId: "primary",
        calendarName: null,
      }),
    connection: () => testDb().calendarConnection.findUniqueOrThrow({ where: { id: connectionId } }),
    /** How the host's own calendar stands to the meeting. */
    lineOf: ({ id }: MeetingRow) => testDb().calendarEvent.findFirstOrThrow({ where: { meetingId: id, connectionId } }),
    /** Someone edits the event in a calendar. */
    edit({ uid }: MeetingRow, change: Partial<GoogleEvent>, email = dana.email): void {
      const event = events(email).find(({ iCalUID }) => iCalUID === uid);
      if (!event) throw new Error("There is no such event.");
      store(calendars.google.calendar(email), { ...event, ...change }, Date.now());
    },
  };
}

export type CalendarHost = Awaited<ReturnType<typeof aCalendarHost>>;
