import { MapPin, Phone, Video } from "lucide-react";
import type { MeetingView } from "@/lib/meetings/view";

const icons = { video: Video, phone: Phone, in_person: MapPin };

/** Stands before the word for the sort of place. */
export function PlaceIcon({ type, className }: { type: MeetingView["location"]["type"]; className?: string }) {
  const Icon = icons[type];
  return <Icon aria-hidden="true" className={className} />;
}
