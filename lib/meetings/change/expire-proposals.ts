import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";

/** A new time leaves nothing of what was proposed instead of the old one. @param revision the one that has the new time */
export async function expireProposals(tx: Tx, meetingId: string, revision: number, now: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update time_proposals p set state = 'passed_over', closed_at = ${instant(now)}, closed_revision = ${revision}
      from invitations i where i.id = p.invitation_id and i.meeting_id = ${meetingId}::uuid and p.state = 'open'`);
}

/** Undoing the new time opens again what it had closed. */
export async function reopenProposals(tx: Tx, meetingId: string, revision: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update time_proposals p set state = 'open', closed_at = null, closed_revision = null
      from invitations i where i.id = p.invitation_id and i.meeting_id = ${meetingId}::uuid and p.closed_revision = ${revision}`);
}
