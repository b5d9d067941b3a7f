import type { Letter } from "@/lib/effects/letter";
import { statusOf } from "@/lib/meetings/meeting-status";

export type SkipReason =
  | "invitation_withdrawn"
  | "meeting_cancelled"
  | "meeting_ended"
  | "email_client_missing"
  | "template_missing";

/** Why an invitation must not go out any more, asked again before every try; undefined while it may. Pure. */
export function reasonToSkip(letter: Pick<Letter, "withdrawn" | "meeting">, now: number): SkipReason | undefined {
  if (letter.withdrawn) return "invitation_withdrawn";
  const status = statusOf(letter.meeting, now);
  if (status === "cancelled") return "meeting_cancelled";
  return status === "ended" ? "meeting_ended" : undefined;
}
