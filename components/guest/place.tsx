import { MapPin, Phone, Video } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { MeetingView } from "@/lib/meetings/view";

const icons = { video: Video, phone: Phone, in_person: MapPin };

type Props = { location: MeetingView["location"]; ended: boolean };

/** How to come together: the number, the address, the host's own link, or the room that opens from this page. */
export async function Place({ location, ended }: Props) {
  const t = await getTranslations("invitation.place");
  const Icon = icons[location.type];
  return (
    <>
      <span className="flex items-center gap-2 font-medium">
        <Icon aria-hidden="true" className="size-[1.15em] shrink-0 text-accent" />
        {t(location.type)}
      </span>
      {location.value === undefined ? null : <Detail type={location.type} value={location.value} />}
      {location.value === undefined && !ended ? (
        <span className="block text-ink-soft">{t(`${location.type}Hint`)}</span>
      ) : null}
    </>
  );
}

/** The value is the host's text: only what is an https address becomes a link. */
function Detail({ type, value }: { type: MeetingView["location"]["type"]; value: string }) {
  if (type !== "video" || !value.startsWith("https://")) return <span className="block">{value}</span>;
  return (
    <a
      href={value}
      rel="noreferrer"
      className="break-all text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-strong"
    >
      {value}
    </a>
  );
}
