import type { Context } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { invitationToken, invitationUrl } from "@/lib/meetings/guests/invitation-token";
import type { InvitationRow } from "@/lib/meetings/meeting-row";
import { isHost } from "@/lib/meetings/view";

/** `opensAs`: whoever has a `guest` link acts as this invitee; an `account` link asks to sign in first. */
export type PersonalLink = { readonly url: string; readonly opensAs: "guest" | "account" };

/**
 * The link by which one invitee reaches the meeting, for the host to hand over. Someone who is an address to the host gets
 * a guest's link whether or not there is an account, so that the link does not tell (docs/design/product.md#14).
 * @throws AppError `not_found`, `forbidden` for those who know the meeting without hosting it
 */
export async function personalLink(ctx: Context, meetingId: string, invitationId: string): Promise<PersonalLink> {
  const meeting = await findMeeting(ctx, meetingId);
  if (!isHost(meeting, ctx.actor)) {
    throw new AppError("forbidden", "Only the host hands out links to a meeting. Ask the host for one.");
  }
  const invitation = meeting.invitations.find(({ id }) => id === invitationId);
  if (!invitation) throw notFound();
  if (!isGuestToHost(invitation)) return { url: `${ctx.appUrl}/meetings/${meeting.id}`, opensAs: "account" };
  const { tokenVersion } = await ctx.db.invitation.findUniqueOrThrow({
    where: { id: invitation.id },
    select: { tokenVersion: true },
  });
  const token = invitationToken(ctx.secrets, { id: invitation.id, tokenVersion });
  return { url: invitationUrl(ctx.appUrl, token), opensAs: "guest" };
}

function isGuestToHost({ userId, addressOnly }: InvitationRow): boolean {
  return userId === null || addressOnly;
}
