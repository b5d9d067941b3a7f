import type { CalendarCopy } from "@/lib/adapters/calendar";
import { type CalendarTask, isHostsOwn, type Person } from "@/lib/effects/calendar/calendar-task";
import { answersIn, type CalendarAnswer, type PushedEvent, type WantedEvent } from "@/lib/effects/calendar/merge-event";
import type { Effects } from "@/lib/effects/effects";
import { isRefusal } from "@/lib/errors";
import { noteAnswer } from "@/lib/meetings/answers/note-answer";
import { respond } from "@/lib/meetings/answers/respond";
import { recover } from "@/lib/recover";

type Answer = Pick<CalendarAnswer, "response"> & Pick<PushedEvent, "startsAt" | "endsAt">;

/**
 * Brings the answers that were given in the event since our last write to the meeting. One that a rule refuses, such as one to
 * a time that the meeting had before, stays where it is. @returns whether one was taken
 */
export async function takeAnswers(
  effects: Effects,
  task: CalendarTask,
  pushed: PushedEvent,
  wanted: WantedEvent,
  current: CalendarCopy,
): Promise<boolean> {
  let tookOne = false;
  // They answer what our last write showed; the meeting may have moved since.
  const { startsAt, endsAt } = pushed;
  for (const { invitationId, response } of answersIn(pushed, wanted, current)) {
    const person = task.meeting.people.find((one) => one.invitationId === invitationId);
    if (!person) continue;
    const taken = isHostsOwn(task)
      ? noteAnswer(asHost(effects, task), task.meeting.id, { invitationId, response, startsAt, endsAt })
      : takeOwnAnswer(effects, task, person, { response, startsAt, endsAt });
    const took = taken.then(() => true);
    if (await recover(took, isRefusal(), false)) tookOne = true;
  }
  return tookOne;
}

/**
 * Takes what an invitee wrote into their own calendar. Google brings the host's event itself into it, with what the host writes
 * for the attendee. Where the host knows an address only, taking that would show that there is an account.
 */
async function takeOwnAnswer(effects: Effects, task: CalendarTask, person: Person, answer: Answer): Promise<void> {
  const { userId, role, note } = person;
  if (userId === null || role === null || (person.asGuest && task.sharedByHost)) return;
  await respond(effects.contextOf({ kind: "user", userId, role }), task.meeting.id, { ...answer, note });
}

export function asHost(effects: Effects, { meeting }: CalendarTask) {
  return effects.contextOf({ kind: "user", userId: meeting.hostId, role: "counselor" });
}
