import type { Actor } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { roomStateOf } from "@/lib/meetings/room/room-state";
import { isHost, isOwn } from "@/lib/meetings/view";
import { HOUR } from "@/lib/time/durations";

/** Sessions run over, and a call is not cut off in the middle of a sentence. */
const OVERRUN_MILLISECONDS = HOUR;

type Times = Pick<MeetingRow, "status" | "startsAt" | "endsAt" | "endedByHost">;

/**
 * When people who joined stop counting as being in the call, unless the host ends the meeting before. Epoch
 * milliseconds.
 */
export function callEndsAt({ endsAt }: Pick<MeetingRow, "endsAt">): number {
  return endsAt + OVERRUN_MILLISECONDS;
}

/** Whether the call is going on: while the room is open, and past the planned end unless the host ended the meeting. Pure. */
export function isCallOn(row: Times, now: number): boolean {
  const state = roomStateOf(row, now);
  if (state === "open") return true;
  return state === "ended" && !row.endedByHost && now < callEndsAt(row);
}

/** Whether the actor is one of those whom the call is for: the host, and who is invited and has not said no. Pure. */
export function isForCall(row: Pick<MeetingRow, "hostId" | "invitations">, actor: Actor): boolean {
  return isHost(row, actor) || row.invitations.some((one) => isOwn(one, actor) && one.response !== "declined");
}
