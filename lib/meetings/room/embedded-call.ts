import type { RoomView } from "@/lib/meetings/room/room-view";

/** Sessions run over, and a call is not cut off in the middle of a sentence. */
const OVERRUN_MILLISECONDS = 3600_000;

type Call = {
  readonly url: string | undefined;
  /** The video server of this installation (`JITSI_URL`), if it has one. */
  readonly server: string | undefined;
};

/** Whether a call takes place on the installation's own video server: that alone is shown inside our pages. Pure. */
export function isEmbedded({ url, server }: Call): boolean {
  return url !== undefined && server !== undefined && new URL(url).origin === new URL(server).origin;
}

/** Whether who has joined a call goes on seeing it: until the host ends the meeting, or an hour past its planned end. Pure. */
export function mayStay(state: RoomView["state"], row: { endsAt: number; endedByHost: boolean }, now: number): boolean {
  if (state === "open") return true;
  return state === "ended" && !row.endedByHost && now < row.endsAt + OVERRUN_MILLISECONDS;
}
