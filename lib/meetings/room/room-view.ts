import type { Actor } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isCallOn, isForCall } from "@/lib/meetings/room/may-be-in-call";
import { ownCallOf, type VideoServer } from "@/lib/meetings/room/own-call";
import { type RoomState, roomStateOf } from "@/lib/meetings/room/room-state";
import { isHost, type MeetingView, viewOf } from "@/lib/meetings/view";
import type { Secrets } from "@/lib/secrets";
import { MINUTE } from "@/lib/time/durations";

/** The room behind a join link, as its page shows it. */
export type RoomView = {
  readonly state: RoomState;
  readonly meeting: MeetingView;
  readonly hosting: boolean;
  /** The reader may not join: they said no. */
  readonly declined: boolean;
  /** Site of the video call, for example `meet.example`: where "Join" leads. Missing when there is no call to join. */
  readonly callSite?: string;
  /** The host's calendar is just making the call. */
  readonly callComes: boolean;
};

export type RoomWorld = {
  readonly appUrl: string;
  readonly now: number;
  /** The video server of this installation, if it has one. */
  readonly server: VideoServer | undefined;
  readonly secrets: Secrets;
};

/** What this actor may see of the room of a meeting that they may know of. Pure. */
export function roomViewOf(row: MeetingRow, actor: Actor, world: RoomWorld): RoomView {
  const call = callOf(row, actor, world);
  return {
    state: roomStateOf(row, world.now),
    meeting: viewOf(row, actor, world),
    hosting: isHost(row, actor),
    declined: !isForCall(row, actor),
    callComes: callComes(row, world.now),
    ...(call === undefined ? {} : { callSite: new URL(call).host }),
  };
}

/**
 * Where a video meeting takes place, while it does and for whom it does: the host's own link, else the call in the host's
 * calendar event, else a room on the video server. None while the calendar is being asked, so that nobody goes elsewhere
 * than the others. Pure.
 */
export function callOf(row: MeetingRow, actor: Actor, world: Omit<RoomWorld, "appUrl">): string | undefined {
  const { locationType, locationValue, callUrl } = row;
  if (locationType !== "video" || !isCallOn(row, world.now) || !isForCall(row, actor)) return undefined;
  const link = locationValue ?? callUrl;
  if (link !== null) return safeLinkOf(link);
  const { server, secrets } = world;
  if (server === undefined || callComes(row, world.now)) return undefined;
  return ownCallOf(row, actor, { server, secrets });
}

/** A calendar that takes longer than a minute is not waited for. */
function callComes({ locationType, locationValue, callUrl, callAwaitedSince }: MeetingRow, now: number): boolean {
  const wanted = locationType === "video" && locationValue === null && callUrl === null;
  return wanted && callAwaitedSince !== null && now - callAwaitedSince < MINUTE;
}

/** Browsers are sent there, so what is not https goes nowhere, whoever stored it. */
function safeLinkOf(value: string): string | undefined {
  const url = URL.parse(value);
  return url?.protocol === "https:" ? url.href : undefined;
}
