import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { invitedByAddress } from "@/lib/meetings/invitees/invited-by-address";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost } from "@/lib/meetings/view";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { lockAddresses } from "@/lib/people/lock-addresses";

/**
 * The host's meeting, held until the transaction ends, and before it the addresses that a change invites: whoever erases an
 * address holds it first and then its meetings. Nobody else's call holds anything.
 * @param seen the meeting as it was before anything was held
 * @throws AppError as `lockHostedMeeting`
 */
export async function lockToChange(
  ctx: Context,
  tx: Tx,
  seen: MeetingRow,
  { inviteeEmails = invitedByAddress(seen) }: UpdateMeetingInput,
): Promise<MeetingRow> {
  const emails = isHost(seen, ctx.actor) ? inviteeEmails.flatMap(({ email }) => canonicalEmail(email) ?? []) : [];
  await lockAddresses(tx, emails, "together");
  return lockHostedMeeting(ctx, tx, seen.id);
}
