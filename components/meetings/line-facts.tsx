import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Line } from "@/components/meetings/meeting-line";
import { PlaceIcon } from "@/components/meetings/place-icon";
import { undeliveredCount } from "@/components/meetings/undelivered";

const ANSWERS = ["accepted", "tentative", "declined", "needs_action"] as const;

/** Where it takes place, how the answers stand, and what did not arrive. */
export function LineFacts({ line }: { line: Line }) {
  const t = useTranslations("meetingWords");
  const list = useTranslations("meetingList");
  const undelivered = undeliveredCount(line.invitees);
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
      <li className="inline-flex items-center gap-1.5">
        <PlaceIcon type={line.location.type} className="size-4" />
        {t(`place.${line.location.type}`)}
      </li>
      <Answers line={line} />
      {undelivered > 0 ? (
        <li className="inline-flex items-center gap-1.5 font-medium text-warn">
          <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
          {list("notDelivered", { count: undelivered })}
        </li>
      ) : null}
    </ul>
  );
}

function Answers({ line }: { line: Line }) {
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
