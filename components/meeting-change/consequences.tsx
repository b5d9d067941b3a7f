import { BellOff, MailPlus, MailX, Pencil, UserRoundCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { peopleNotified } from "@/components/meeting-change/notice-list";
import type { Review } from "@/lib/forms/edit-form-state";

/** What follows from the changes, in words. */
export function Consequences({ review: { notices, askedAgain, over } }: { review: Review }) {
  const t = useTranslations("meetingChange.follows");
  const counts = {
    askedAgain,
    updated: peopleNotified(notices, "update"),
    removed: peopleNotified(notices, "cancellation"),
    added: peopleNotified(notices, "invitation"),
  };
  const icons = { askedAgain: <UserRoundCheck />, updated: <Pencil />, removed: <MailX />, added: <MailPlus /> };
  return (
    <ul className="flex flex-col gap-2 group-has-[[value=nobody]:checked]:hidden">
      {(["askedAgain", "updated", "removed", "added"] as const).map((what) =>
        counts[what] === 0 ? null : (
          <Line key={what} icon={icons[what]}>
            {t(what, { count: counts[what] })}
          </Line>
        ),
      )}
      {notices.length === 0 ? <Line icon={<BellOff />}>{t(over ? "over" : "nobody")}</Line> : null}
    </ul>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2.5 [&>span>svg]:mt-[0.2em] [&>span>svg]:size-5 [&>span>svg]:text-accent">
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      {children}
    </li>
  );
}
