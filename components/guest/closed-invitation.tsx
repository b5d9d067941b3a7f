import { CalendarX2, Link2Off, UserRoundX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { GuestNotice } from "@/components/guest/guest-notice";

const icons = { unknown: Link2Off, cancelled: CalendarX2, someoneElse: UserRoundX };

/** Stands where an invitation has nothing to show, and says so and nothing more (security.md P-16, P-17). */
export async function ClosedInvitation({ reason }: { reason: keyof typeof icons }) {
  const t = await getTranslations(`invitation.${reason}`);
  return <GuestNotice Icon={icons[reason]} title={t("title")} body={t("body")} />;
}
