import type { Actor } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { joinWindowOf } from "@/lib/meetings/room/join-window";
import { isHost, type MeetingView, viewOf } from "@/lib/meetings/view";

/** The room behind a join link, as its page shows it. */
export type RoomView = {
  readonly state: "before" | "open" | "ended" | "cancelled";
  readonly meeting: MeetingView;
  readonly hosting: boolean;
  /** Site of the video call, for example `meet.example`: where "Join" leads. Missing when there is no call to join. */
  readonly callSite?: string;
  /** The host's calendar is just making the call. */
  readonly callComes: boolean;
};

type World = {
  readonly appUrl: string;
  readonly now: number;
  /** The video server of this installation (`JITSI_URL`), if it has one. */
  readonly jitsiUrl: string | undefined;
};

/** What this actor may see of the room of a meeting that they may know of. Pure. */
export function roomViewOf(row: MeetingRow, actor: Actor, world: World): RoomView {
  const callUrl = callUrlOf(row, world);
  return {
    state: stateOf(row, world.now),
    meeting: viewOf(row, actor, world),
    hosting: isHost(row, actor),
    callComes: callComes(row, world.now),
    ...(callUrl === undefined ? {} : { callSite: new URL(callUrl).host }),
  };
}

type Call = Pick<MeetingRow, "locationType" | "locationValue" | "callUrl" | "callAwaitedSince" | "slug">;

/**
 * Where a video meeting takes place: the host's own link, else the call in the host's calendar event, else a room on the
 * video server. None while the calendar is being asked, so that nobody goes elsewhere than the others. Pure.
 */
export function callUrlOf(row: Call, { jitsiUrl, now }: Pick<World, "jitsiUrl" | "now">): string | undefined {
  const { locationType, locationValue, callUrl, slug } = row;
  if (locationType !== "video") return undefined;
  const link = locationValue ?? callUrl;
  if (link !== null) return safeLinkOf(link);
  if (callComes(row, now)) return undefined;
  return jitsiUrl === undefined ? undefined : `${jitsiUrl.replace(/\/+$/, "")}/${slug}`;
}

const MINUTE = 60_000;

/** A calendar that takes longer than a minute is not waited for. */
function callComes({ locationType, locationValue, callUrl, callAwaitedSince }: Call, now: number): boolean {
  const wanted = locationType === "video" && locationValue === null && callUrl === null;
  return wanted && callAwaitedSince !== null && now - callAwaitedSince < MINUTE;
}

/** Browsers are sent there, so what is not https goes nowhere, whoever stored it. */
function safeLinkOf(value: string): string | undefined {
  const url = URL.parse(value);
  return url?.protocol === "https:" ? url.href : undefined;
}

function stateOf(row: MeetingRow, now: number): RoomView["state"] {
  if (row.status === "cancelled") return "cancelled";
  const state = joinWindowOf(row, now);
  return state === "after" ? "ended" : state;
}
