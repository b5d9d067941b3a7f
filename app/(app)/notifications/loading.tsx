import { getTranslations } from "next-intl/server";
import { Loading, Skeleton } from "@/components/ui/skeleton";

export default async function NotificationsLoading() {
  const t = await getTranslations("notifications");
  return (
    <Loading label={t("loading")}>
      <div className="mx-auto flex max-w-3xl flex-col gap-5">
        <Skeleton className="mb-4 h-10 w-56" />
        {["first", "second", "third", "fourth", "fifth"].map((row) => (
          <Skeleton key={row} className="h-16 w-full" />
        ))}
      </div>
    </Loading>
  );
}
