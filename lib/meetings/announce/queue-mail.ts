import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { mailJobsFor } from "@/lib/meetings/announce/consequences";
import { queueStartBefore } from "@/lib/meetings/announce/fair-order";
import { enqueue } from "@/lib/outbox/enqueue";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Promises one invitee a mail that is no announcement: the invitation once more, or that the time stays. It tells of the
 * meeting as it was last announced to them, with the same UID and sequence. @returns the id of the delivery
 */
export async function queueMail(
  tx: Tx,
  invitation: { readonly id: string; readonly meetingId: string },
  about: "invitation" | "time_kept",
  now: number,
): Promise<string> {
  const delivery = { id: newId(), channel: "email" as const };
  const at = rfc3339Of(now);
  const again = about === "invitation";
  await tx.$executeRaw(Prisma.sql`
    insert into deliveries (id, meeting_id, invitation_id, channel, template, state, sequence, revision, created_at, at, resent)
    select ${delivery.id}::uuid, m.id, i.id, 'email', case when ${again} then m.kind || '_meeting_invitation' else ${about} end,
           'queued', m.announced_sequence, coalesce(i.queued_revision, m.revision), ${at}::timestamptz, ${at}::timestamptz, ${again}
      from meetings m join invitations i on i.meeting_id = m.id where i.id = ${invitation.id}::uuid`);
  await enqueue(tx, mailJobsFor([delivery], await queueStartBefore(tx, invitation.meetingId, [delivery])));
  return delivery.id;
}
