import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { currentUser } from "@/lib/auth/session";
import { type ConversationPage, conversationPageOf } from "@/lib/conversations/conversation-page";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { isEmbedded } from "@/lib/meetings/room/embedded-call";
import { findRoomMeetingId } from "@/lib/meetings/room/find-room";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { type Presence, presenceIn } from "@/lib/meetings/room/room-presence";
import { callOf, type RoomView, roomViewOf } from "@/lib/meetings/room/room-view";
import { mayOpenRooms } from "@/lib/web/callers/guest-cookie";
import { contextOfVisitor } from "@/lib/web/callers/page-context";
import { isStill, personOf } from "@/lib/web/callers/person";
import { roomPathOf } from "@/lib/web/pages/room-path";
import { visitOf } from "@/lib/web/pages/room-visit";
import { videoServer } from "@/lib/web/pages/video-server";
import { recordAccess } from "@/lib/web/request/record-access";
import { requireSameSite } from "@/lib/web/request/same-origin";
import { wiring } from "@/lib/wiring/wiring";

export type RoomPage = RoomView & {
  /** Path of the page on which this reader reads about the meeting. */
  readonly about: string;
  /** Whose room it is shown as (lib/web/callers/person.ts). */
  readonly person: string;
  /** The zone of the profile; by a link that of the device once it has said so, else the meeting's. */
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly here: Presence;
  /** Whether the call is shown inside the room, else it is opened. */
  readonly embedded: boolean;
  /** The call to show, once the reader has joined it. */
  readonly call?: string;
  /** Missing where the meeting was cancelled: then there is nothing to talk in. */
  readonly conversation?: ConversationPage;
};

/**
 * The room for whoever may know of its meeting: host, invitee, or guest by cookie. Undefined is the closed door, which the
 * proxy answers with a 404 (unheld-room.ts); other strangers are led there or to the page of what never was.
 */
export async function roomPageOf(slug: string): Promise<RoomPage | undefined> {
  const visit = await visitOf(slug);
  if (visit) {
    const { ctx, row, about, timeZone } = visit;
    await recordAccess(ctx, { meetingId: row.id, part: "room", action: "read", outcome: "allowed" });
    const now = ctx.now();
    const world = { appUrl: ctx.appUrl, now, secrets: ctx.secrets, server: videoServer() };
    const view = roomViewOf(row, ctx.actor, world);
    const conversation = view.state === "cancelled" ? {} : { conversation: await conversationPageOf(ctx, row.id) };
    const here = await presenceIn(ctx, row);
    const url = callOf(row, ctx.actor, world);
    const embedded = isEmbedded({ url, server: world.server?.url });
    const call = url !== undefined && embedded && here.self ? { call: url } : {};
    return { ...view, about, person: personOf(ctx), timeZone, now, here, embedded, ...call, ...conversation };
  }

  await noteDenied(slug);
  if (await currentUser()) notFound();
  if (mayOpenRooms((await cookies()).getAll().map(({ name }) => name))) redirect(`${roomPathOf(slug)}/closed`);
  return undefined;
}

/** Who stood before a room that is there, and was not let in. */
async function noteDenied(slug: string): Promise<void> {
  const { db } = await wiring();
  const meetingId = await findRoomMeetingId({ db }, slug);
  if (meetingId === undefined) return;
  const visitor = await contextOfVisitor();
  const asking = { actor: visitor?.actor, requestId: visitor?.requestId ?? newId() };
  await recordAccess(asking, { meetingId, part: "room", action: "read", outcome: "denied" });
}

/**
 * Joins, and says where to go on: to the call, which may be in the room, or back to the room's page, which says why there is
 * none (yet, or any more) or who is signed in now. @param forPerson for whom the form was made
 * @throws AppError `cross_origin`
 */
export async function joinRoom(slug: string, forPerson: unknown = null): Promise<string> {
  requireSameSite(await headers());
  const visit = await visitOf(slug);
  if (!visit || !isStill(visit.ctx, forPerson)) return roomPathOf(slug);
  const { ctx, row } = visit;
  const server = videoServer();
  const callUrl = callOf(row, ctx.actor, { now: ctx.now(), secrets: ctx.secrets, server });
  if (callUrl === undefined) return roomPathOf(slug);
  try {
    await joinMeeting(ctx, row.id);
  } catch (error) {
    if (error instanceof AppError) return roomPathOf(slug);
    throw error;
  }
  if (isEmbedded({ url: callUrl, server: server?.url })) return `${roomPathOf(slug)}?call=1`;
  // Next cuts a redirect of a server action at its first semicolon (server-action-reducer of next 16.4.6).
  return callUrl.replaceAll(";", "%3B");
}
