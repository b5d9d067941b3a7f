import { Eraser } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GuestNotice } from "@/components/guest/guest-notice";
import { GuestShell } from "@/components/shell/guest-shell";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("erased");
  return { title: t("title") };
}

/** Where erasing leads. It says the same to everyone, for nothing is left to know its reader by. */
export default async function ErasedPage({ searchParams }: Props) {
  const { of } = await searchParams;
  const t = await getTranslations(of === "account" ? "erased.account" : "erased");
  return (
    <GuestShell>
      <GuestNotice Icon={Eraser} title={t("title")} body={t("body")} />
    </GuestShell>
  );
}
