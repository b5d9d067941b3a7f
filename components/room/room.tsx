import { CalendarX2, CircleCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { GuestNotice } from "@/components/guest/guest-notice";
import type { Reader } from "@/components/meetings/reader";
import { OpenRoom } from "@/components/room/open-room";
import { WaitingRoom } from "@/components/room/waiting-room";
import type { RoomView } from "@/lib/meetings/room-view";

export type RoomProps = {
  room: RoomView;
  reader: Reader;
  /** Path of this page, to look at it again. */
  path: string;
  /** Path of the page on which this reader reads about the meeting. */
  about: string;
  /** Records that the reader joins and leads to the call. */
  join: () => Promise<void>;
};

/** The room in its present state. What is over says so and nothing more. */
export async function Room(props: RoomProps) {
  const t = await getTranslations("room");
  switch (props.room.state) {
    case "before":
      return <WaitingRoom {...props} />;
    case "open":
      return <OpenRoom {...props} />;
    case "ended":
      return <GuestNotice Icon={CircleCheck} title={t("ended.title")} body={t("ended.body")} />;
    case "cancelled":
      return <GuestNotice Icon={CalendarX2} title={t("cancelled.title")} body={t("cancelled.body")} />;
  }
}
