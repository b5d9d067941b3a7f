import type { Context } from "@/lib/context";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { invitedByAddress } from "@/lib/meetings/invitees/invited-by-address";

/** Invites one more person by address, beside everyone who is. @throws AppError as `updateMeeting` does */
export async function inviteToo(
  ctx: Context,
  meetingId: string,
  person: { readonly email: string; readonly name: string | null },
): Promise<void> {
  const others = invitedByAddress(await findMeeting(ctx, meetingId));
  await updateMeeting(ctx, meetingId, { inviteeEmails: [...others, person] });
}
