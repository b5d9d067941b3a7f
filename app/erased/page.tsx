import { Eraser } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GuestNotice } from "@/components/guest/guest-notice";
import { GuestShell } from "@/components/shell/guest-shell";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("erased");
  return { title: t("title") };
}

/** Where erasing leads. It says the same to everyone, for nothing is left to know its reader by. */
export default async function ErasedPage() {
  const t = await getTranslations("erased");
  return (
    <GuestShell>
      <GuestNotice Icon={Eraser} title={t("title")} body={t("body")} />
    </GuestShell>
  );
}
