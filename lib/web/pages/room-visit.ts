import { currentUser } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { findRoom } from "@/lib/meetings/room/find-room";
import { isOwn } from "@/lib/meetings/view";
import type { SignedIn } from "@/lib/people/sign-in/session";
import { withConfirmation } from "@/lib/web/callers/guest-confirmation";
import { deviceZone } from "@/lib/web/callers/guest-cookie";
import { heldGuestsOf } from "@/lib/web/callers/held-invitations";
import { contextOfVisitor } from "@/lib/web/callers/page-context";
import { wiring } from "@/lib/wiring/wiring";

/** Who stands in a room, and what they may know of its meeting. */
export type Visit = {
  readonly ctx: Context;
  readonly row: MeetingRow;
  /** Path of the page on which this reader reads about the meeting. */
  readonly about: string;
  readonly timeZone: string;
};

/** Host, invitee or guest by cookie; undefined for whoever may not know of the room. */
export async function visitOf(slug: string): Promise<Visit | undefined> {
  const [ctx, reader] = [await contextOfVisitor(), await currentUser()];
  const row = ctx && (await findRoom(ctx, slug));
  if (ctx && reader && row) return { ctx, row, about: `/meetings/${row.id}`, timeZone: reader.timeZone };
  return guestVisitOf(slug, reader);
}

async function guestVisitOf(slug: string, reader: SignedIn | undefined): Promise<Visit | undefined> {
  const { db, contextOf } = await wiring();
  const link = await db.meetingLink.findUnique({ where: { slug }, select: { meetingId: true } });
  for (const guest of link === null ? [] : await heldGuestsOf(link.meetingId)) {
    const ctx = contextOf(await withConfirmation(guest), newId());
    const row = await findRoom(ctx, slug);
    if (!row || isSomeoneElses(row, ctx, reader)) continue;
    const timeZone = reader?.timeZone ?? (await deviceZone()) ?? row.timeZone;
    return { ctx, row, about: `/invitations/${guest.invitationId}`, timeZone };
  }
  return undefined;
}

/** An invitation of one account opens nothing for the next person who signs in at the same browser. */
function isSomeoneElses({ invitations }: MeetingRow, { actor }: Context, reader: SignedIn | undefined): boolean {
  const owner = invitations.find((invitation) => isOwn(invitation, actor))?.userId ?? null;
  return reader !== undefined && owner !== null && owner !== reader.userId;
}
