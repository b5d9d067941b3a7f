import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { joinWindowOf } from "@/lib/meetings/room/join-window";

export type RoomState = "before" | "open" | "ended" | "cancelled";

/** In which state the room of a meeting is. Pure. */
export function roomStateOf(row: Pick<MeetingRow, "status" | "startsAt" | "endsAt">, now: number): RoomState {
  if (row.status === "cancelled") return "cancelled";
  const state = joinWindowOf(row, now);
  return state === "after" ? "ended" : state;
}
