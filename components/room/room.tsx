import { CalendarX2, CircleCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Conversation, type Talking } from "@/components/conversation/conversation";
import { GuestNotice } from "@/components/guest/guest-notice";
import type { Reader } from "@/components/meetings/reader";
import { CallRoom } from "@/components/room/call-room";
import { OpenRoom } from "@/components/room/open-room";
import { QuietConversation } from "@/components/room/quiet-conversation";
import { RoomNews } from "@/components/room/room-news";
import { WaitingRoom } from "@/components/room/waiting-room";
import type { FormAction } from "@/lib/forms/form-state";
import type { Here } from "@/lib/meetings/room/room-presence";
import type { RoomView } from "@/lib/meetings/room/room-view";

export type RoomProps = {
  room: RoomView;
  reader: Reader;
  /** Path of this page, to look at it again. */
  path: string;
  /** Path of the page on which this reader reads about the meeting. */
  about: string;
  /** Records that the reader joins and leads to the call. */
  join: () => Promise<void>;
  here: Here;
  /** Whether the call is shown here once one has joined, else it is opened. */
  embedded: boolean;
  /** The call that the reader is in, where it is shown here. */
  call: string | undefined;
  /** Ends the meeting; the host alone is offered it. */
  end: FormAction;
  /** Whether the reader came to type something: then nothing reads the page again under their hands. */
  writing: boolean;
};

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
