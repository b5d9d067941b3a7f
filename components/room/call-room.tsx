import { ExternalLink, PhoneOff, Radio } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EndMeeting } from "@/components/room/end-meeting";
import { endWords } from "@/components/room/end-words";
import { RoomCard } from "@/components/room/room-card";
import type { RoomProps } from "@/components/room/room-props";
import { LinkButton } from "@/components/ui/form/link-button";
import { TextLink } from "@/components/ui/text-link";

/** What the call may use, if the person allows it too. */
const ALLOWED = "camera; microphone; display-capture; fullscreen; autoplay; screen-wake-lock";

/** While one is in a call on the installation's own video server: the call, and beside it what people write. */
export async function CallRoom({ room, reader, path, about, here, end, call }: RoomProps & { call: string }) {
  const t = await getTranslations("room.call");
  const common = await getTranslations("common");
  const { meeting, hosting, state } = room;
  return (
    <>
      <p className="mb-3 flex items-center gap-2 font-medium text-good">
        <Radio aria-hidden="true" className="size-5 shrink-0" />
        {t(state === "open" ? "state" : "over")}
      </p>
      <h1>{t("title")}</h1>
      {/* Nothing of our address goes along, and the frame stays the same one while the page around it is read again. */}
      <iframe
        src={call}
        title={common("place.video")}
        allow={ALLOWED}
        referrerPolicy="no-referrer"
        className="mt-6 aspect-video min-h-96 w-full rounded-lg border border-line bg-sunken"
      />
      <div className="mt-4 mb-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <LinkButton href={path} prefetch={false}>
          <PhoneOff aria-hidden="true" />
          {t("leave")}
        </LinkButton>
        <TextLink
          href={call}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-8 items-center gap-1.5"
        >
          {t("apart")}
          <ExternalLink aria-hidden="true" className="size-4" />
        </TextLink>
      </div>
      <RoomCard room={room} reader={reader} about={about} here={here} />
      {hosting && meeting.status === "in_progress" ? <EndMeeting end={end} words={await endWords(true)} /> : null}
    </>
  );
}
