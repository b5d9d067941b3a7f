import { getTranslations } from "next-intl/server";
import { Loading, Skeleton } from "@/components/ui/skeleton";

const ROWS = ["who", "when", "where", "about"];

/** Holds the place of a form. */
export async function FormLoading() {
  const t = await getTranslations("meetingForm");
  return (
    <Loading label={t("loading")}>
      <Skeleton className="mb-12 h-10 w-72 max-w-full" />
      <div className="flex max-w-2xl flex-col gap-8">
        {ROWS.map((row) => (
          <div key={row} className="flex flex-col gap-3">
            <Skeleton className="h-6 w-40" />
            <Skeleton className="h-11" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
