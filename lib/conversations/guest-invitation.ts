import type { Context } from "@/lib/context";
import { notFound, refusal } from "@/lib/errors";

export type GuestInvitation = {
  readonly id: string;
  readonly meetingId: string;
  readonly email: string;
  readonly tokenVersion: number;
};

/** The invitation of the guest who acts, while it lives. @throws AppError `forbidden` for anyone else, `not_found` */
export async function guestInvitationOf({ actor, db }: Context): Promise<GuestInvitation> {
  if (actor.kind !== "guest")
    throw refusal("forbidden", "guests_only", "Only guests confirm an address. You are signed in.");
  const invitation = await db.invitation.findFirst({
    where: { id: actor.invitationId, removedAt: null, meeting: { status: "scheduled", host: { deactivatedAt: null } } },
    select: { id: true, meetingId: true, email: true, tokenVersion: true },
  });
  if (!invitation) throw notFound();
  return invitation;
}
