import type { ListedMeeting } from "@/components/meeting-list/listed-meeting";
import { undeliveredCount } from "@/components/meetings/undelivered";
import { isOver } from "@/lib/meetings/meeting-status";
import { DAY } from "@/lib/time/durations";

/** Why a host should look at a meeting: what did not arrive, what waits for an answer, what the calendar does not have. */
export type Reason = {
  readonly why: "undelivered" | "proposals" | "unanswered" | "deleted" | "calendar";
  readonly count: number;
};

const ANSWERS_DUE_MILLISECONDS = DAY;

/**
 * Why a meeting needs its host's attention, in words; the filter is lib/meetings/lists/attention-filter.ts. What did
 * not arrive is said of past meetings too. Pure.
 */
export function attentionOf(line: ListedMeeting, now: number): Reason[] {
  if (!line.hosting) return [];
  const soon = Date.parse(line.startsAt) < now + ANSWERS_DUE_MILLISECONDS;
  const failed = line.calendars?.filter(({ state }) => state === "failed") ?? [];
  const reasons: Reason[] = [
    { why: "proposals", count: line.openProposals },
    { why: "unanswered", count: soon ? line.invitees.filter(({ response }) => response === "needs_action").length : 0 },
    { why: "deleted", count: failed.filter(({ reason }) => reason === "event_deleted").length },
    { why: "calendar", count: failed.filter(({ reason }) => reason !== "event_deleted").length },
  ];
  const over = isOver(line.status);
  const undelivered: Reason = { why: "undelivered", count: undeliveredCount(line.invitees) };
  return [undelivered, ...(over ? [] : reasons)].filter(({ count }) => count > 0);
}
