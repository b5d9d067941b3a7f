import { getTranslations } from "next-intl/server";
import { Loading, Skeleton } from "@/components/ui/skeleton";

const lines = ["a", "b", "c", "d", "e"];

/** The shape of the list while it is read. */
export default async function LoadingMeetings() {
  const t = await getTranslations("meetingList");
  return (
    <Loading label={t("loading")}>
      <Skeleton className="mb-8 h-11 w-48" />
      <Skeleton className="mb-6 h-11 w-full max-w-md" />
      <Skeleton className="mb-8 h-9 w-full max-w-sm" />
      <div className="divide-y divide-line rounded-lg border border-line bg-raised">
        {lines.map((line) => (
          <div key={line} className="grid gap-4 px-6 py-5 sm:grid-cols-[8.5rem_1fr]">
            <Skeleton className="w-28" />
            <div className="flex flex-col gap-3">
              <Skeleton className="w-2/3" />
              <Skeleton className="w-1/3" />
            </div>
          </div>
        ))}
      </div>
    </Loading>
  );
}
