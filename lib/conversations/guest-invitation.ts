import type { Context } from "@/lib/context";
import { notFound, refusal } from "@/lib/errors";

export type GuestInvitation = {
  readonly id: string;
  readonly meetingId: string;
  readonly email: string;
  readonly tokenVersion: number;
  /**
   * The host knows the account, so it is no secret that there is one: who comes by this link signs in to read what people
   * write to each other. False for whoever is a mere address to the host, account or not (docs/design/product.md#50).
   */
  readonly signsIn: boolean;
};

/**
 * The invitation of the guest who acts, while it lives. @param cancelledToo also of a meeting that is off, whose link lives on
 * @throws AppError `forbidden` for anyone else, `not_found`
 */
export async function guestInvitationOf(
  { actor, db }: Context,
  { cancelledToo = false } = {},
): Promise<GuestInvitation> {
  if (actor.kind !== "guest")
    throw refusal("forbidden", "guests_only", "Only guests confirm an address. You are signed in.");
  const meeting = { host: { deactivatedAt: null }, ...(cancelledToo ? {} : { status: "scheduled" as const }) };
  const invitation = await db.invitation.findFirst({
    where: { id: actor.invitationId, removedAt: null, meeting },
    select: { id: true, meetingId: true, email: true, tokenVersion: true, userId: true, addressOnly: true },
  });
  if (!invitation) throw notFound();
  const { userId, addressOnly, ...own } = invitation;
  return { ...own, signsIn: userId !== null && !addressOnly };
}
