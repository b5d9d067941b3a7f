import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { deliveryRows } from "@/lib/deliveries/delivery-rows";
import { newId } from "@/lib/ids";
import { mailJobsFor } from "@/lib/meetings/announce/consequences";
import { queueStartBefore } from "@/lib/meetings/announce/fair-order";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Queues an email to one invitee that is no announcement: the invitation once more, or that the time stays. It tells of the
 * meeting as it was last announced to them, with the same UID and sequence. @returns the id of the delivery
 */
export async function queueMail(
  tx: Tx,
  invitation: { readonly id: string; readonly meetingId: string },
  about: "invitation" | "kept_back" | "time_kept",
  now: number,
): Promise<string> {
  const delivery = { id: newId(), channel: "email" as const };
  const at = instant(now);
  const again = about === "invitation";
  await tx.$executeRaw(
    deliveryRows(Prisma.sql`
      select ${delivery.id}::uuid as id, m.id as meeting_id, i.id as invitation_id, 'email' as channel,
             case when ${about !== "time_kept"} then m.kind || '_meeting_invitation' else ${about} end as template, m.announced_sequence as sequence,
             coalesce(i.queued_revision, m.revision) as revision, ${again}::boolean as resent, ${at} as created_at
        from meetings m join invitations i on i.meeting_id = m.id where i.id = ${invitation.id}::uuid`),
  );
  await enqueue(tx, mailJobsFor([delivery], await queueStartBefore(tx, invitation.meetingId, [delivery])));
  return delivery.id;
}
