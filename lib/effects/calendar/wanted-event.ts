import { type CalendarTask, isHostsOwn, type Person } from "@/lib/effects/calendar/calendar-task";
import type { WantedEvent } from "@/lib/effects/calendar/merge-event";
import type { Effects } from "@/lib/effects/effects";
import { cleanIcsName } from "@/lib/ics/clean";
import { calendarEventOf } from "@/lib/meetings/calendar-file/calendar-event-of";
import { erasedHash } from "@/lib/meetings/guests/erased-hash";

/**
 * What this calendar shall say; null where it shall hold nothing: the meeting is off, its owner is not invited any more, or
 * has their meetings written elsewhere.
 * The host's event names the people, an invitee's own copy that invitee alone (docs/design/product.md#36).
 */
export function wantedEventOf(effects: Effects, task: CalendarTask): WantedEvent | null {
  const { meeting, userId } = task;
  const invited = meeting.people.filter(({ removed }) => !removed);
  const isHost = isHostsOwn(task);
  const named = isHost ? invited : invited.filter((person) => person.userId === userId);
  // What is over stays everywhere, and loses only whom somebody had erased.
  const elsewhere = !task.writes && (meeting.endsAt > effects.now() || task.externalId === null);
  if (elsewhere || meeting.status === "cancelled" || (!isHost && named.length === 0)) return null;
  const locale = task.userLocale;
  // Where their addresses stay with us, words say how many there are.
  const people = isHost && !task.sharesGuests ? named.length : 0;
  const words = calendarEventOf(meeting, { ...effects, locale, people });
  const lastMail = isHost ? null : (named[0]?.lastMail ?? null);
  return {
    uid: meeting.uid,
    revision: meeting.revision,
    sequence: lastMail?.sequence ?? meeting.announcedSequence,
    stampedAt: lastMail?.at ?? null,
    organizer: words.organizer,
    title: words.summary,
    description: words.description ?? "",
    place: words.location || null,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    timeZone: meeting.timeZone,
    attendees: task.sharesGuests ? named.map(attendeeOf) : [],
    call: isHost && task.makesCalls && meeting.locationType === "video" && meeting.locationValue === null,
    everInvited: everInvited(effects, task),
  };
}

/** Whoever was erased is known by a keyed hash alone, and is not to come back out of the calendar. */
function everInvited({ secrets }: Effects, { meeting, erasedPeople }: CalendarTask): WantedEvent["everInvited"] {
  const invited = new Set(meeting.people.map(({ email }) => email));
  const erased = new Set(erasedPeople);
  return { has: (email) => invited.has(email) || (erased.size > 0 && erased.has(erasedHash(secrets, email))) };
}

function attendeeOf({ invitationId, email, name, response }: Person) {
  return { invitationId, email, name: name === null ? null : cleanIcsName(name) || null, response };
}
