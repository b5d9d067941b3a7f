import { CalendarCheck, CheckCheck, CircleX, Radio } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { MeetingView } from "@/lib/meetings/view";

const looks = {
  scheduled: { tone: "accent", icon: <CalendarCheck /> },
  in_progress: { tone: "good", icon: <Radio /> },
  ended: { tone: "plain", icon: <CheckCheck /> },
  cancelled: { tone: "bad", icon: <CircleX /> },
} as const;

/** Where a meeting stands, in a word and an icon. */
export function StatusBadge({ status }: { status: MeetingView["status"] }) {
  const common = useTranslations("common");
  return <Badge {...looks[status]}>{common(`status.${status}`)}</Badge>;
}
