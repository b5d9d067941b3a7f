import { getTranslations } from "next-intl/server";
import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The shape of a meeting while it is read. */
export default async function LoadingMeeting() {
  const t = await getTranslations("meetingPage");
  return (
    <Loading label={t("loading")}>
      <Skeleton className="mb-6 w-32" />
      <Skeleton className="mb-8 h-11 w-2/3" />
      <div className="grid gap-8 lg:grid-cols-[1fr_20rem]">
        <div className="flex flex-col gap-8">
          <Skeleton className="h-36 w-full" />
          <Skeleton className="h-48 w-full" />
          <Skeleton className="h-24 w-full" />
        </div>
        <Skeleton className="h-64 w-full" />
      </div>
    </Loading>
  );
}
