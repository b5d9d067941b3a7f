import type { TypedValues } from "@/components/meeting-form/form-data";
import type { OwnVideo } from "@/lib/meetings/schedule/own-video";

/**
 * Where a new meeting takes place before anyone types: a video call where one comes by itself or the host has a usual link, else
 * `otherwise`. Pure.
 */
export function placeToBeginWith({ provided, usualLink }: OwnVideo, otherwise: "phone" | "in_person"): TypedValues {
  if (usualLink !== null) return { locationType: ["video"], locationVideo: [usualLink] };
  return { locationType: [provided ? "video" : otherwise] };
}
