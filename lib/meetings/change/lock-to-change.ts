import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { lockHostedMeeting, requireOwnMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { lockAddresses } from "@/lib/people/lock-addresses";

/**
 * The host's meeting, held until the transaction ends, and before it the addresses that a change invites: whoever erases an
 * address holds it first and then its meetings. @throws AppError as `lockHostedMeeting`
 */
export async function lockToChange(
  ctx: Context,
  tx: Tx,
  meetingId: string,
  { inviteeEmails }: UpdateMeetingInput,
): Promise<MeetingRow> {
  await requireOwnMeeting({ ...ctx, db: tx }, meetingId);
  const invited = inviteeEmails ?? (await invitedByAddress(tx, meetingId));
  const emails = invited.flatMap(({ email }) => canonicalEmail(email) ?? []);
  await lockAddresses(tx, emails, "together");
  return lockHostedMeeting(ctx, tx, meetingId);
}

function invitedByAddress(tx: Tx, meetingId: string): Promise<{ email: string }[]> {
  return tx.invitation.findMany({ where: { meetingId, byAddress: true, removedAt: null }, select: { email: true } });
}
