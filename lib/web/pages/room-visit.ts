import { currentUser } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { findRoom, findRoomMeetingId } from "@/lib/meetings/room/find-room";
import { deviceZone } from "@/lib/web/callers/guest-cookie";
import { guestOfMeeting } from "@/lib/web/callers/guest-here";
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
  return guestVisitOf(slug);
}

async function guestVisitOf(slug: string): Promise<Visit | undefined> {
  const { db, contextOf } = await wiring();
  const meetingId = await findRoomMeetingId({ db }, slug);
  const guest = meetingId === undefined ? undefined : await guestOfMeeting(meetingId);
  if (!guest) return undefined;
  const ctx = contextOf(guest, newId());
  const row = await findRoom(ctx, slug);
  if (!row) return undefined;
  const timeZone = (await deviceZone()) ?? row.timeZone;
  return { ctx, row, about: `/invitations/${guest.invitationId}`, timeZone };
}
