import { MessagesSquare } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PlainLinkButton } from "@/components/ui/plain-links";
import type { MeetingView } from "@/lib/meetings/view";

type Props = {
  meeting: Pick<MeetingView, "host" | "meetingUrl">;
  /** What the reader has to do first: nothing with a session of their own. */
  provenBy: "session" | "code" | "account";
};

/** The way to what people write to each other, which one may want long before the room opens. */
export async function ConversationLink({ meeting, provenBy }: Props) {
  const t = await getTranslations("invitation.conversation");
  const common = await getTranslations("common");
  const { pathname } = new URL(meeting.meetingUrl);
  return (
    <section
      aria-labelledby="conversation"
      className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-4 rounded-lg border border-line px-5 py-4 sm:px-8"
    >
      <div className="min-w-0 flex-1 basis-64">
        <h2 id="conversation" className="flex items-center gap-2.5 font-semibold text-base">
          <MessagesSquare aria-hidden="true" className="size-5 shrink-0 text-accent" />
          {t("title")}
        </h2>
        <p className="text-ink-soft text-sm">{t(`body.${provenBy}`, { host: meeting.host.name })}</p>
      </div>
      <PlainLinkButton href={`${pathname}?write=1#conversation`} size="sm">
        {common("openConversation")}
      </PlainLinkButton>
    </section>
  );
}
