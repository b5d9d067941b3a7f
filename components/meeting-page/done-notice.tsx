import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

export type Done = "scheduled" | "changed" | "cancelled" | "undone" | "resent" | "kept" | "quiet";

/** Says that the form before this page did its work, and who is notified of it. */
export function DoneNotice({ done, invited }: { done: Done; invited: number }) {
  const t = useTranslations("meetingPage.done");
  return (
    <Notice tone="good" role="status" title={useTitle(done)}>
      <p>{t(bodies[done], { count: invited })}</p>
    </Notice>
  );
}

const bodies = {
  scheduled: "told",
  changed: "delivering",
  cancelled: "delivering",
  undone: "undoneTold",
  resent: "delivering",
  kept: "keptTold",
  quiet: "quietTold",
} as const;

function useTitle(done: Done): string {
  const t = useTranslations("meetingPage.done");
  const common = useTranslations("common");
  if (done === "changed" || done === "quiet") return common("changeSaved");
  return done === "cancelled" ? common("meetingCancelled") : t(done);
}
