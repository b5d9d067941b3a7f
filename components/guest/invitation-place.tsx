import { getTranslations } from "next-intl/server";
import { PlaceIcon } from "@/components/meetings/place-icon";
import type { Reader } from "@/components/meetings/reader";
import { RoomLink } from "@/components/meetings/room-link";
import type { MeetingView } from "@/lib/meetings/view";

/** How to come together: the number, the address, or the room, which leads to the call. */
export async function Place({ meeting, reader }: { meeting: MeetingView; reader: Reader }) {
  const t = await getTranslations("invitation.place");
  const common = await getTranslations("common");
  const { type, value } = meeting.location;
  const ended = meeting.status === "ended";
  return (
    <>
      <span className="flex items-center gap-2 font-medium">
        <PlaceIcon type={type} className="size-[1.15em] shrink-0 text-accent" />
        {common(`place.${type}`)}
      </span>
      {type === "video" || value === undefined ? null : <span className="block wrap-anywhere">{value}</span>}
      {!ended && (type === "video" || value === undefined) ? (
        <span className="block text-ink-soft">{t(`${type}Hint`)}</span>
      ) : null}
      {type === "video" && !ended ? (
        <div className="mt-3">
          <RoomLink meeting={meeting} reader={reader} />
        </div>
      ) : null}
    </>
  );
}
