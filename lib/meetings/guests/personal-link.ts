import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";
import { lockMeeting } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { notFound, refusal } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { invitationToken, invitationUrl } from "@/lib/meetings/guests/invitation-token";
import type { InvitationRow } from "@/lib/meetings/meeting-row";
import { isHost } from "@/lib/meetings/view";

/** `opensAs`: whoever has a `guest` link acts as this invitee; an `account` link asks to sign in first. */
export type PersonalLink = { readonly url: string; readonly opensAs: "guest" | "account" };

/**
 * The link by which one invitee reaches the meeting, for the host to hand over. Someone who is an address to the host gets
 * a guest's link whether or not there is an account, so that the link does not tell (docs/design/product.md#14). Whoever has
 * that link can act as the invitee, so the history says once of each that the host was shown it.
 * @throws AppError `not_found`, `forbidden` for those who know the meeting without hosting it
 */
export async function personalLink(ctx: Context, meetingId: string, invitationId: string): Promise<PersonalLink> {
  const meeting = await findMeeting(ctx, meetingId);
  if (!isHost(meeting, ctx.actor)) {
    throw refusal("forbidden", "host_links", "Only the host hands out links to a meeting. Ask the host for one.");
  }
  const invitation = meeting.invitations.find(({ id }) => id === invitationId);
  if (!invitation) throw notFound();
  if (!isGuestToHost(invitation)) return { url: `${ctx.appUrl}/meetings/${meeting.id}`, opensAs: "account" };
  const token = invitationToken(ctx.secrets, await shownLink(ctx, meetingId, invitation.id));
  return { url: invitationUrl(ctx.appUrl, token), opensAs: "guest" };
}

/** Notes in the history that this link was shown, unless it says so already. */
function shownLink(ctx: Context, meetingId: string, id: string): Promise<{ id: string; tokenVersion: number }> {
  return inTransaction(ctx.db, async (tx) => {
    await lockMeeting(tx, meetingId);
    const { tokenVersion } = await tx.invitation.findUniqueOrThrow({ where: { id }, select: { tokenVersion: true } });
    const shown = { field: "invitation", tokenVersion, from: null, to: id };
    const noted = await query(tx, { yes: int })`
      select 1 as yes from history where meeting_id = ${meetingId}::uuid and action = 'invitation_link_shown'
         and changes @> ${JSON.stringify([shown])}::jsonb`;
    if (noted.length === 0) await appendHistory(tx, ctx, meetingId, "invitation_link_shown", [shown]);
    return { id, tokenVersion };
  });
}

function isGuestToHost({ userId, addressOnly }: InvitationRow): boolean {
  return userId === null || addressOnly;
}
