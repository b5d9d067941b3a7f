import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import type { Change } from "@/lib/meetings/content";

/** Why a change is told whatever its host would rather: it decides who comes when and where, or an earlier one is being told. */
export type WhyNotSilent = "who_when_where" | "announcing";

/** Fields that may change without a word: everyone still comes to the same place at the same time. */
const QUIET: readonly Change["field"][] = ["title", "description", "timeZone"];

/**
 * Whether the host may save a change without notifying anyone (docs/design/pages.md#P6): undefined where they may.
 * Pure.
 */
export function whyNotSilent(
  changes: readonly Change[],
  { announcing }: { announcing: boolean },
): WhyNotSilent | undefined {
  if (changes.some(({ field }) => !QUIET.includes(field))) return "who_when_where";
  return announcing ? "announcing" : undefined;
}

const REFUSALS: Record<WhyNotSilent, string> = {
  who_when_where: "Changes to guests, time or place are always announced. Save the change and notify those concerned.",
  announcing:
    "An earlier change is just being announced, and this one goes out with it. Save it and notify those concerned, or wait a few seconds.",
};

/** @throws AppError `conflict` when the change has to be announced */
export function requireSilentAllowed(changes: readonly Change[], meeting: { announcing: boolean }): void {
  const reason = whyNotSilent(changes, meeting);
  if (reason !== undefined) throw refusal("conflict", reason, REFUSALS[reason]);
}

/**
 * Marks the stored change as announced although no message is sent. Later announcements start from it, with the next
 * SEQUENCE; an invitation that is sent again shows it.
 */
export async function markAnnounced(tx: Tx, meetingId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    with settled as (
      update meetings set announced_sequence = sequence, announce_at = null where id = ${meetingId}::uuid returning id, revision
    )
    update invitations i set queued_revision = s.revision from settled s
     where i.meeting_id = s.id and i.removed_at is null and i.added_revision <= i.queued_revision`);
}
