import { CalendarX2, CircleCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Conversation, type Talking } from "@/components/conversation/conversation";
import { GuestNotice } from "@/components/guest/guest-notice";
import { CallRoom } from "@/components/room/call-room";
import { OpenRoom } from "@/components/room/open-room";
import { QuietConversation } from "@/components/room/quiet-conversation";
import { RoomNews } from "@/components/room/room-news";
import type { RoomProps } from "@/components/room/room-props";
import { WaitingRoom } from "@/components/room/waiting-room";

type Props = RoomProps & { talking: Talking | undefined };

/** The room in its present state, with what people write to each other beside it. */
export async function Room({ talking, ...props }: Props) {
  if (!talking) return <State {...props} />;
  const conversation = <Conversation talking={talking} reader={props.reader} />;
  return (
    <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <RoomNews meetingId={props.room.meeting.id} />
      <div className="min-w-0">
        <State {...props} />
      </div>
      {props.room.state === "before" && !props.writing ? (
        <QuietConversation path={props.path} page={talking.page}>
          {conversation}
        </QuietConversation>
      ) : (
        conversation
      )}
    </div>
  );
}

/** What is over says so and nothing more. */
async function State(props: RoomProps) {
  const t = await getTranslations("room");
  if (props.call !== undefined) return <CallRoom {...props} call={props.call} />;
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
