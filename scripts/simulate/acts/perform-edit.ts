import { editVersionOf } from "@/lib/meetings/change/edit-version";
import { changesBetween, contentOf } from "@/lib/meetings/content";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { formOfMeeting } from "@/lib/web/forms/meeting-to-form";
import type { Act, Fields } from "@/scripts/simulate/acts/act";
import type { Memory, Outcome } from "@/scripts/simulate/acts/memory";
import { submit } from "@/scripts/simulate/world/http/forms";
import type { World } from "@/scripts/simulate/world/world";

/** Saves the form of the page "Edit": all of its controls as the page fills them, with what is typed over them. */
export async function edit(
  world: World,
  memory: Memory,
  { set, quietly = false, meeting }: Extract<Act, { do: "update" }>,
  id: string,
): Promise<Outcome> {
  const { userId = "" } = world.person("dana");
  const host = world.wired.wiring.contextOf({ kind: "user", userId, role: "counselor" }, "simulation");
  const current = await findMeeting(host, id);
  const { editMeetingAction } = await import("@/app/(app)/meetings/[id]/edit/actions");
  const values = {
    ...formOfMeeting(typedOver(current, set, memory.begins)),
    edition: editVersionOf(current),
    step: "save",
    ...(quietly && { notify: "nobody" }),
  };
  const action = (_: object | undefined, form: FormData) => editMeetingAction(id, undefined, form);
  const browser = await world.person("dana").browser();
  const outcome = await submit(
    world,
    browser,
    { path: `/meetings/${id}/edit`, sign: 'name="edition"', action },
    values,
  );
  const after = await findMeeting(host, id);
  if (changesBetween(contentOf(current), contentOf(after)).length > 0) memory.revisions.set(meeting, after.revision);
  return outcome;
}

/** The meeting as the form would show it once everything is typed. */
function typedOver(current: MeetingRow, set: Fields, begins: number): MeetingRow {
  const startsAt = set.start === undefined ? current.startsAt : begins + set.start * 60_000;
  const length = set.minutes === undefined ? current.endsAt - current.startsAt : set.minutes * 60_000;
  return {
    ...current,
    startsAt,
    endsAt: startsAt + length,
    title: set.title ?? current.title,
    description: set.description === undefined ? current.description : set.description,
    timeZone: set.timeZone ?? current.timeZone,
    disclosure: set.disclosure ?? current.disclosure,
    reminders: set.reminders ?? current.reminders,
    ...(set.location && { locationType: set.location.type, locationValue: set.location.value ?? null }),
  };
}
