import { MessageCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { attentionOf } from "@/components/meeting-list/attention";
import type { ListedMeeting } from "@/components/meeting-list/listed-meeting";
import { PlaceIcon } from "@/components/meetings/place-icon";

const ANSWERS = ["accepted", "tentative", "declined", "needs_action"] as const;

/** Where it takes place, how the answers stand, and why its host should look at it. */
export function LineFacts({ line, now }: { line: ListedMeeting; now: number }) {
  const common = useTranslations("common");
  const list = useTranslations("meetingList");
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
      <li className="inline-flex items-center gap-1.5">
        <PlaceIcon type={line.location.type} className="size-4" />
        {common(`place.${line.location.type}`)}
      </li>
      <Answers line={line} />
      {line.unread > 0 ? (
        <li className="inline-flex items-center gap-1.5 font-medium text-accent">
          <MessageCircle aria-hidden="true" className="size-4 shrink-0" />
          {list("unread", { count: line.unread })}
        </li>
      ) : null}
      {attentionOf(line, now).map(({ why, count }) => (
        <li key={why} className="inline-flex items-center gap-1.5 font-medium text-warn">
          <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
          {list(`attention.${why}`, { count })}
        </li>
      ))}
    </ul>
  );
}

function Answers({ line }: { line: ListedMeeting }) {
  const t = useTranslations("meetingWords");
  const list = useTranslations("meetingList");
  if (line.status === "cancelled") return null;
  const [own] = line.invitees;
  if (!line.hosting) return own ? <li>{t(`ownAnswer.${own.response}`)}</li> : null;
  const counts = ANSWERS.flatMap((answer) => {
    const count = line.invitees.filter(({ response }) => response === answer).length;
    return count > 0 ? [list(`answers.${answer}`, { count })] : [];
  });
  return counts.length > 0 ? <li>{counts.join(" · ")}</li> : null;
}
