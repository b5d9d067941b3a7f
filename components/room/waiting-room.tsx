import { Hourglass } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { KeepFresh } from "@/components/room/keep-fresh";
import { RoomCard } from "@/components/room/room-card";
import type { RoomProps } from "@/components/room/room-props";
import { LinkButton } from "@/components/ui/form/link-button";
import { Time } from "@/components/ui/time";
import { opensAt } from "@/lib/meetings/room/join-window";
import { momentWords } from "@/lib/time/moment-words";
import { shortZoneWords } from "@/lib/time/when-words";

/** Before the room opens: when it will. The page looks again by itself, also without JavaScript. */
export async function WaitingRoom({ room, reader, path, about, here, writing }: RoomProps) {
  const t = await getTranslations("room.before");
  const { startsAt, location } = room.meeting;
  const opens = opensAt(Date.parse(startsAt));
  const call = location.type === "video";
  const at = call ? opens : Date.parse(startsAt);
  return (
    <>
      <KeepFresh at={opens} now={reader.now} />
      {writing ? null : (
        <noscript>
          <meta httpEquiv="refresh" content="60" />
        </noscript>
      )}
      <p className="mb-3 flex items-center gap-2 font-medium text-accent">
        <Hourglass aria-hidden="true" className="size-5 shrink-0" />
        {t(call ? "state" : "early")}
      </p>
      <h1>
        {t.rich(call ? "opens" : "starts", {
          ...momentOf(at, reader),
          at: (time) => <Time at={at}>{time}</Time>,
        })}
      </h1>
      <p className="mt-4 mb-7 max-w-prose text-ink-soft">
        {t(`${call ? "body" : "elsewhere"}.${writing ? "writing" : "waiting"}`)}
      </p>
      <RoomCard room={room} reader={reader} about={about} here={here} />
      <div className="mt-6">
        <LinkButton href={path} prefetch={false}>
          {t("again")}
        </LinkButton>
      </div>
    </>
  );
}

/** `15:50 (CET)` today, else with its day. */
function momentOf(at: number, { now, timeZone, locale }: RoomProps["reader"]) {
  const time = momentWords(at, now, timeZone, locale);
  const day = time === momentWords(at, at, timeZone, locale) ? "today" : "other";
  return { day, time: `${time} (${shortZoneWords(timeZone, at, locale)})` };
}
