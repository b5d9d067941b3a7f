import { cleanLine } from "@/lib/wording/clean-words";
import type { PlaceFacts } from "@/lib/wording/mail-facts";
import type { Label } from "@/lib/wording/translator";

/** "Video call", "Phone: +49 30 1234", "In person: Lindenallee 4". The address of a video call is a link, not a word. */
export function placeWords(place: PlaceFacts, label: Label): string {
  const kind = label(place.type);
  const value = place.type === "video" ? "" : cleanLine(place.value ?? "");
  return value === "" ? kind : label("placeWithValue", { kind, value });
}
