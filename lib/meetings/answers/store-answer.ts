import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Way } from "@/lib/history/way";
import type { RespondInput } from "@/lib/meetings/answers/respond-input";
import type { InvitationRow, MeetingRow } from "@/lib/meetings/meeting-row";
import { notificationRows } from "@/lib/notifications/notify";
import { queuePushes } from "@/lib/notifications/queue-pushes";

type Answer = Pick<RespondInput, "response" | "note"> & { readonly via: Way | null };

/** Writes the answer with the way it came, and tells the host. */
export async function storeAnswer(
  tx: Tx,
  ctx: Context,
  meeting: MeetingRow,
  own: InvitationRow,
  { response, note, via }: Answer,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update invitations set response = ${response}::invitee_response, note = ${note}, response_via = ${via}, responded_at = ${instant(ctx.now())}
     where id = ${own.id}::uuid`);
  await notifyHostOfAnswer(tx, ctx, meeting, {
    field: "response",
    via,
    invitationId: own.id,
    from: own.response,
    to: response,
  });
}

/** What an invitee did, as the host's notification keeps it. */
type Did = {
  readonly field: "response" | "proposal";
  readonly via: Way | null;
  readonly invitationId: string;
  readonly from: string | null;
  readonly to: string;
};

/** Counts the change and notifies the host in the app, unless that template is gone (docs/design/product.md#19). */
export function notifyHostOfAnswer(tx: Tx, ctx: Context, meeting: MeetingRow, did: Did): Promise<void> {
  return notifyHost(tx, ctx, meeting, "meeting_response", did);
}

/** Notifies the host in the same way that an invitee wrote an email; of its words the notification knows nothing. */
export function notifyHostOfWords(tx: Tx, ctx: Context, meeting: MeetingRow, invitationId: string): Promise<void> {
  return notifyHost(tx, ctx, meeting, "email_from_invitee", { field: "email", via: "mail", invitationId });
}

async function notifyHost(
  tx: Tx,
  ctx: Context,
  meeting: MeetingRow,
  kind: "meeting_response" | "email_from_invitee",
  did: Did | { readonly field: "email"; readonly via: Way; readonly invitationId: string },
): Promise<void> {
  const at = instant(ctx.now());
  const change = { from: null, to: null, ...did };
  await tx.$executeRaw(Prisma.sql`
    with counted as (
      update meetings set revision = revision + 1, updated_at = ${at} where id = ${meeting.id}::uuid
    )${notificationRows(Prisma.sql`
    select ${meeting.hostId}::uuid as user_id, ${meeting.id}::uuid as meeting_id, ${meeting.revision + 1}::int as revision,
           ${kind}::text as kind, ${JSON.stringify([change])}::jsonb as changes, ${at} as created_at`)}`);
  await queuePushes(tx, meeting.id, [meeting.hostId]);
}
