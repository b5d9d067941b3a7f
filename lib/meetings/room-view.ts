import type { Actor } from "@/lib/context";
import { joinWindowOf } from "@/lib/meetings/join-window";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { isHost, type MeetingView, viewOf } from "@/lib/meetings/view";

/** The room behind a join link, as its page shows it. */
export type RoomView = {
  readonly state: "before" | "open" | "ended" | "cancelled";
  readonly meeting: MeetingView;
  readonly hosting: boolean;
  /** Site of the video call, for example `meet.example`: where "Join" leads. Missing when there is no call to join. */
  readonly callSite?: string;
};

type World = {
  readonly appUrl: string;
  readonly now: number;
  /** The video server of this installation (`JITSI_URL`), if it has one. */
  readonly jitsiUrl: string | undefined;
};

/** What this actor may see of the room of a meeting that they may know of. Pure. */
export function roomViewOf(row: MeetingRow, actor: Actor, world: World): RoomView {
  const callUrl = callUrlOf(row, world.jitsiUrl);
  return {
    state: stateOf(row, world.now),
    meeting: viewOf(row, actor, world),
    hosting: isHost(row, actor),
    ...(callUrl === undefined ? {} : { callSite: new URL(callUrl).host }),
  };
}

/** Where a video meeting takes place: the host's own link, else a room on the video server. Pure. */
export function callUrlOf(
  { locationType, locationValue, slug }: Pick<MeetingRow, "locationType" | "locationValue" | "slug">,
  jitsiUrl: string | undefined,
): string | undefined {
  if (locationType !== "video") return undefined;
  if (locationValue !== null) return safeLinkOf(locationValue);
  return jitsiUrl === undefined ? undefined : `${jitsiUrl.replace(/\/+$/, "")}/${slug}`;
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
