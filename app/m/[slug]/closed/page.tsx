import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClosedRoom } from "@/components/room/closed-room";
import { GuestShell } from "@/components/shell/guest-shell";
import { choosesLanguage } from "@/lib/web/callers/page-language";
import { roomPathOf } from "@/lib/web/pages/room-page";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("room");
  return { title: t("pageTitle") };
}

/** The door for a browser whose cookies open nothing here; the proxy answers it with a 404. */
export default async function ClosedRoomPage({ params }: Props) {
  return (
    <GuestShell choosesLanguage={await choosesLanguage()}>
      <ClosedRoom path={roomPathOf((await params).slug)} />
    </GuestShell>
  );
}
