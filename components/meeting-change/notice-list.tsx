import { Bell, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Facts } from "@/components/meeting-change/facts";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import type { NoticePreview } from "@/lib/meetings/announce/plan-announcements";

type Props = { notices: readonly NoticePreview[]; names: Facts["names"] };

/** Who would be told what, over which channel: one line per person. */
export function NoticeList({ notices, names }: Props) {
  const t = useTranslations("meetingChange.notice");
  const common = useTranslations("common");
  return (
    <ul className="divide-y divide-line">
      {[...Map.groupBy(notices, ({ email }) => email)].map(([email, mine]) => (
        <li key={email} className="flex gap-3 py-3.5">
          <Avatar name={names[email] ?? email} className="size-9 text-xs" />
          <div className="flex min-w-0 flex-col gap-1.5">
            <p className="font-semibold leading-snug [overflow-wrap:anywhere]">{names[email] ?? email}</p>
            <p className="text-ink-soft text-sm">{t(kindOf(mine))}</p>
            <div className="flex flex-wrap gap-1.5">
              {mine.some(({ channel }) => channel === "email") ? (
                <Badge icon={<Mail />}>{common("email")}</Badge>
              ) : null}
              {mine.some(({ channel }) => channel === "in_app") ? (
                <Badge icon={<Bell />}>{common("inApp")}</Badge>
              ) : null}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How many people hear of it, however many channels they hear it over. */
export function peopleNotified(
  notices: readonly NoticePreview[],
  kind?: "update" | "cancellation" | "invitation",
): number {
  const counted = notices.filter((notice) => kind === undefined || kindOf([notice]) === kind);
  return new Set(counted.map(({ email }) => email)).size;
}

function kindOf(notices: readonly NoticePreview[]): "update" | "cancellation" | "invitation" {
  const template = notices[0]?.template;
  if (template === "meeting_updated") return "update";
  return template === "meeting_cancelled" ? "cancellation" : "invitation";
}
