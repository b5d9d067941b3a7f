import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { currentUser } from "@/lib/auth/session";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/db/new-id";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { findGuest } from "@/lib/meetings/find-guest";
import { findRoom } from "@/lib/meetings/find-room";
import { joinMeeting } from "@/lib/meetings/join-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { callUrlOf, type RoomView, roomViewOf } from "@/lib/meetings/room-view";
import { isOwn } from "@/lib/meetings/view";
import type { SignedIn } from "@/lib/people/session";
import { guestTokens } from "@/lib/web/guest-cookie";
import { noteAccess } from "@/lib/web/note-access";
import { contextOfVisitor } from "@/lib/web/page-context";
import { requireSameSite } from "@/lib/web/same-origin";
import { mayOpenRooms } from "@/lib/web/unheld-room";
import { wiring } from "@/lib/wiring";

export type RoomPage = RoomView & {
  /** Path of the page on which this reader reads about the meeting. */
  readonly about: string;
  /** The zone of the profile; a guest's is the meeting's. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

type Visit = { ctx: Context; row: MeetingRow; about: string; timeZone: string };

/**
 * The room for whoever may know of its meeting: host, invitee, or guest by cookie. Undefined is the closed door, which the
 * proxy answers with a 404 (unheld-room.ts); other strangers are led there or to the page of what never was.
 */
export async function roomPageOf(slug: string): Promise<RoomPage | undefined> {
  const visit = await visitOf(slug);
  if (visit) {
    const { ctx, row, about, timeZone } = visit;
    await noteAccess(ctx.actor, { meetingId: row.id, part: "room", action: "read", outcome: "allowed" });
    const now = ctx.now();
    const world = { appUrl: ctx.appUrl, now, jitsiUrl: env().JITSI_URL };
    return { ...roomViewOf(row, ctx.actor, world), about, timeZone, now };
  }
  if (await currentUser()) notFound();
  if (mayOpenRooms((await cookies()).getAll().map(({ name }) => name))) redirect(`${roomPathOf(slug)}/closed`);
  return undefined;
}

/**
 * Joins, and says where to go on: to the call, or back to the room's page, which says why there is none (yet, or any more).
 * @throws AppError `cross_origin`
 */
export async function joinRoom(slug: string): Promise<string> {
  requireSameSite(await headers());
  const visit = await visitOf(slug);
  const callUrl = visit && callUrlOf(visit.row, env().JITSI_URL);
  if (!visit || callUrl === undefined) return roomPathOf(slug);
  try {
    await joinMeeting(visit.ctx, visit.row.id);
  } catch (error) {
    if (error instanceof AppError) return roomPathOf(slug);
    throw error;
  }
  // Next cuts a redirect of a server action at its first semicolon (server-action-reducer of next 16.4.6).
  return callUrl.replaceAll(";", "%3B");
}

export function roomPathOf(slug: string): string {
  return `/m/${encodeURIComponent(slug)}`;
}

async function visitOf(slug: string): Promise<Visit | undefined> {
  const [ctx, reader] = [await contextOfVisitor(), await currentUser()];
  const row = ctx && (await findRoom(ctx, slug));
  if (ctx && reader && row) return { ctx, row, about: `/meetings/${row.id}`, timeZone: reader.timeZone };
  return guestVisitOf(slug, reader);
}

async function guestVisitOf(slug: string, reader: SignedIn | undefined): Promise<Visit | undefined> {
  const { db, contextOf } = await wiring();
  for (const token of await guestTokens()) {
    const guest = await findGuest({ db, now: () => Date.now() }, token);
    if (!guest) continue;
    const ctx = contextOf(guest, newId());
    const row = await findRoom(ctx, slug);
    if (!row || isSomeoneElses(row, ctx, reader)) continue;
    return { ctx, row, about: `/invitations/${guest.invitationId}`, timeZone: reader?.timeZone ?? row.timeZone };
  }
  return undefined;
}

/** An invitation of one account opens nothing for the next person who signs in at the same browser. */
function isSomeoneElses({ invitations }: MeetingRow, { actor }: Context, reader: SignedIn | undefined): boolean {
  const owner = invitations.find((invitation) => isOwn(invitation, actor))?.userId ?? null;
  return reader !== undefined && owner !== null && owner !== reader.userId;
}
