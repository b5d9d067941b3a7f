import type { CalendarAdapter, CalendarCopy } from "@/lib/adapters/calendar";
import { addedPeopleIn, isSamePeople } from "@/lib/effects/calendar/added-people";
import { type CalendarTask, findTask, isHostsOwn } from "@/lib/effects/calendar/calendar-task";
import { withEventLease } from "@/lib/effects/calendar/event-lease";
import { releaseInvitees } from "@/lib/effects/calendar/host-event";
import { answersIn, driftOf, type WantedEvent } from "@/lib/effects/calendar/merge-event";
import { putBack } from "@/lib/effects/calendar/put-back";
import { recordAddedPeople, recordCall, recordDeleted, recordDrift } from "@/lib/effects/calendar/record-sync";
import { asHost, takeAnswers } from "@/lib/effects/calendar/take-answers";
import { wantedEventOf } from "@/lib/effects/calendar/wanted-event";
import type { Effects } from "@/lib/effects/effects";
import { isRefusal } from "@/lib/errors";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { recover } from "@/lib/recover";

type Where = { readonly meetingId: string; readonly connectionId: string };

/**
 * Brings one event's changes to its meeting: an attendee's answer becomes their response, the host's move a normal update,
 * and of a deletion the host is asked, for a calendar's word never cancels a meeting (docs/design/calendars.md). What
 * else differs is shown as drift. An invitee who moves their copy moves nothing. Our own write coming back is no
 * change.
 * @param mentioned the event as the list of changes has it; null when it is said to be gone
 * @throws CalendarBusyError while the event is being written
 */
export async function readEvent(
  effects: Effects,
  adapter: CalendarAdapter,
  where: Where,
  externalId: string,
  mentioned: CalendarCopy | null,
): Promise<void> {
  await withEventLease(effects, where, async () => {
    const task = await findTask(effects.db, where.meetingId, where.connectionId);
    const wanted = task ? wantedEventOf(effects, task) : null;
    // Rewritten since the list was made, or about to be deleted: then its next change is listed as well.
    if (!task || !wanted || task.externalId !== externalId) return;
    if (mentioned && !bringsNews(task, wanted, mentioned)) return;
    // The list may be older than our last write, so the event is read again before anything follows from it.
    const current = await adapter.readEvent(externalId);
    const isGone = current === null || current.cancelled === true;
    if (isGone && task.drift?.kind === "left_out") return;
    if (isGone) {
      await recordDeleted(effects, task);
      return releaseInvitees(effects, task, true);
    }
    await follow(effects, adapter, task, wanted, current);
  });
}

function bringsNews(task: CalendarTask, wanted: WantedEvent, copy: CalendarCopy): boolean {
  const pushed = task.pushed?.written ?? null;
  if (pushed === null || task.drift !== null || copy.silent === false || copy.cancelled) return true;
  const others = addedPeopleIn(task.addedPeople, wanted, copy);
  if (isHostsOwn(task) && !isSamePeople(others, task.addedPeople)) return true;
  return hasOtherCall(task, copy) || driftOf(pushed, wanted, copy).length + answersIn(pushed, wanted, copy).length > 0;
}

/** Google makes calls after its answer, and people take them away. */
function hasOtherCall({ pushed, meeting }: CalendarTask, { callUrl }: CalendarCopy): boolean {
  return pushed?.written?.call === true && callUrl !== meeting.callUrl;
}

async function follow(
  effects: Effects,
  adapter: CalendarAdapter,
  task: CalendarTask,
  wanted: WantedEvent,
  current: CalendarCopy,
): Promise<void> {
  const pushed = task.pushed?.written ?? null;
  if (pushed === null) return;
  await takeAnswers(effects, task, pushed, wanted, current);
  const drift = driftOf(pushed, wanted, current);
  if (!isHostsOwn(task)) {
    await putBack(effects, adapter, task, wanted, current);
    return;
  }
  const added = addedPeopleIn(task.addedPeople, wanted, current);
  if (!isSamePeople(added, task.addedPeople)) await recordAddedPeople(effects, task, added);
  if (hasOtherCall(task, current)) await recordCall(effects, task, current.callUrl);
  const moved = drift.some(({ field }) => field === "time") && (await takeMove(effects, task, current));
  // Moving writes the event, with all that belongs into it.
  const tooOften = moved ? [] : await putBack(effects, adapter, task, wanted, current);
  await recordDrift(effects, task, [...(moved ? drift.filter(({ field }) => field !== "time") : drift), ...tooOften]);
}

/** Whether the meeting has taken over the time. One that breaks a rule, such as a time in the past, stays as drift. */
async function takeMove(effects: Effects, task: CalendarTask, { startsAt, endsAt }: CalendarCopy): Promise<boolean> {
  if (startsAt === null || endsAt === null) return false;
  const moving = updateMeeting(asHost(effects, task), task.meeting.id, { startsAt, endsAt });
  return (await recover(moving, isRefusal(), undefined)) !== undefined;
}
