import type { Conflict, Difference, Review } from "@/lib/forms/edit-form-state";
import type { UpdatePreview } from "@/lib/meetings/change/preview-update";
import { whyNotSilent } from "@/lib/meetings/change/silent-change";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { timeChanged } from "@/lib/meetings/content";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

/** What the host is shown before saving. Pure. */
export function reviewOf(current: MeetingRow, asked: UpdateMeetingInput, preview: UpdatePreview, now: number): Review {
  const { changes, notices } = preview;
  return {
    ...differencesOf(current, asked, preview),
    notices,
    whyNotSilent: whyNotSilent(changes, current),
    askedAgain: timeChanged(changes) ? answeredAndStaying(current, preview) : 0,
    over: current.endsAt <= now && notices.length === 0,
  };
}

/** Both versions, field by field. Pure. */
export function differencesOf(current: MeetingRow, asked: UpdateMeetingInput, { changes }: UpdatePreview): Conflict {
  const { startsAt, endsAt } = current;
  const quiet = (["disclosure", "reminders", "relationshipId"] as const).flatMap((field): Difference[] => {
    const [from, to] = [current[field], asked[field]];
    return to === undefined || to === from ? [] : [{ field, from, to }];
  });
  return { changes: [...changes, ...quiet], times: { startsAt, endsAt } };
}

function answeredAndStaying(current: MeetingRow, { changes }: UpdatePreview): number {
  const invited = changes.find(({ field }) => field === "invitees")?.to;
  const stays = (email: string) => !Array.isArray(invited) || invited.includes(email);
  return current.invitations.filter(({ response, email }) => response !== "needs_action" && stays(email)).length;
}
