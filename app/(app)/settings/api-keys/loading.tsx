import { getTranslations } from "next-intl/server";
import { Loading, Skeleton } from "@/components/ui/skeleton";

export default async function ApiKeysLoading() {
  const t = await getTranslations("apiKeys");
  return (
    <Loading label={t("loading")}>
      <div className="mx-auto flex max-w-3xl flex-col gap-6">
        <Skeleton className="h-10 w-48" />
        <Skeleton className="w-full max-w-prose" />
        {["first", "second", "third"].map((row) => (
          <Skeleton key={row} className="h-24 w-full" />
        ))}
      </div>
    </Loading>
  );
}
