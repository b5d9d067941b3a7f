import { createHash } from "node:crypto";
import { contentOf } from "@/lib/meetings/content";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

/**
 * A short name for all that a host edits about a meeting: the same as long as nobody edited it. Unlike the revision it does
 * not change with an answer, so an answer that comes in meanwhile spoils no edit. Pure.
 */
export function editVersionOf(meeting: MeetingRow): string {
  const { disclosure, reminders, relationshipId, invitations } = meeting;
  const people = invitations.map(({ email }) => email).toSorted();
  const edited = JSON.stringify([contentOf(meeting), disclosure, reminders, relationshipId, people]);
  return createHash("sha256").update(edited).digest("base64url").slice(0, 22);
}
