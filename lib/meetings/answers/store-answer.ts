import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import type { RespondInput } from "@/lib/meetings/answers/respond-input";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import { queuePushes } from "@/lib/notifications/queue-pushes";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Writes the answer and tells the host. */
export async function storeAnswer(
  tx: Tx,
  ctx: Context,
  meeting: MeetingRow,
  own: InvitationRow,
  { response, note }: RespondInput,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update invitations set response = ${response}::invitee_response, note = ${note}, responded_at = ${rfc3339Of(ctx.now())}::timestamptz
     where id = ${own.id}::uuid`);
  await notifyHostOfAnswer(tx, ctx, meeting, {
    field: "response",
    invitationId: own.id,
    from: own.response,
    to: response,
  });
}

/** What an invitee did, as the host's notification keeps it. */
type Did = {
  readonly field: "response" | "proposal";
  readonly invitationId: string;
  readonly from: string | null;
  readonly to: string;
};

/** Counts the change and notifies the host in the app, unless that template is gone (docs/design/product.md#19). */
export async function notifyHostOfAnswer(tx: Tx, ctx: Context, meeting: MeetingRow, did: Did): Promise<void> {
  const at = rfc3339Of(ctx.now());
  await tx.$executeRaw(Prisma.sql`
    with counted as (
      update meetings set revision = revision + 1, updated_at = ${at}::timestamptz where id = ${meeting.id}::uuid
    )
    insert into notifications (id, user_id, meeting_id, revision, kind, changes, created_at)
    select ${newId()}::uuid, ${meeting.hostId}::uuid, ${meeting.id}::uuid, ${meeting.revision + 1}, 'meeting_response', ${JSON.stringify([did])}::jsonb, ${at}::timestamptz
      from templates where channel = 'in_app' and key = 'meeting_response' and locale = 'en' and enabled`);
  await queuePushes(tx, meeting.id, [meeting.hostId]);
}
