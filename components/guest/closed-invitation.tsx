import { CalendarX2, Link2Off, UserRoundX } from "lucide-react";
import { getTranslations } from "next-intl/server";

const icons = { unknown: Link2Off, cancelled: CalendarX2, someoneElse: UserRoundX };

/** Stands where an invitation has nothing to show, and says so and nothing more (security.md P-16, P-17). */
export async function ClosedInvitation({ reason }: { reason: keyof typeof icons }) {
  const t = await getTranslations(`invitation.${reason}`);
  const Icon = icons[reason];
  return (
    <div className="flex flex-col items-start gap-5">
      <span className="inline-flex size-14 items-center justify-center rounded-full bg-accent-soft text-accent">
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h1>{t("title")}</h1>
      <p className="max-w-prose text-ink-soft">{t("body")}</p>
    </div>
  );
}
