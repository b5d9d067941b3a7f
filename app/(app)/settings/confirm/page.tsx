import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProveFirst } from "@/app/(app)/settings/prove-first";
import { PageHeading } from "@/components/shell/page-heading";
import { isJustProvenHere } from "@/lib/auth/session";
import { safeReturnPath } from "@/lib/people/sign-in/safe-return-path";
import { signedInReader } from "@/lib/web/callers/page-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.confirm");
  return { title: t("title") };
}

/** Asks who signed in a while ago to show by an emailed code that they are themselves, and leads back. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { returnPath } = await searchParams;
  const back = safeReturnPath(typeof returnPath === "string" ? returnPath : "/settings");
  const { reader } = await signedInReader(back);
  if (await isJustProvenHere()) redirect(back);
  const t = await getTranslations("settings.confirm");
  return (
    <div className="flex flex-col gap-5">
      <PageHeading>{t("title")}</PageHeading>
      <ProveFirst returnPath={back} email={reader.email} />
    </div>
  );
}
