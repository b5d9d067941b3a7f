import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/new-id";
import type { Tx } from "@/lib/db/transaction";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import type { RespondInput } from "@/lib/meetings/respond-input";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Writes the answer, counts the change and notifies the host in the app, unless that template is gone (product.md 19). */
export async function storeAnswer(
  tx: Tx,
  ctx: Context,
  meeting: MeetingRow,
  own: InvitationRow,
  { response, note }: RespondInput,
): Promise<void> {
  const at = rfc3339Of(ctx.now());
  const changes = JSON.stringify([{ field: "response", invitationId: own.id, from: own.response, to: response }]);
  await tx.$executeRaw(Prisma.sql`
    with answer as (
      update invitations set response = ${response}::invitee_response, note = ${note}, responded_at = ${at}::timestamptz
       where id = ${own.id}::uuid
    ),
    counted as (
      update meetings set revision = revision + 1, updated_at = ${at}::timestamptz where id = ${meeting.id}::uuid
    )
    insert into notifications (id, user_id, meeting_id, revision, kind, changes, created_at)
    select ${newId()}::uuid, ${meeting.hostId}::uuid, ${meeting.id}::uuid, ${meeting.revision + 1}, 'meeting_response', ${changes}::jsonb, ${at}::timestamptz
      from templates where channel = 'in_app' and key = 'meeting_response' and locale = 'en' and enabled`);
}
