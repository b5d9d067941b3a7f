import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askAtDoorAction, enterAction } from "@/app/m/[slug]/door-actions";
import { ClosedRoom } from "@/components/room/closed-room";
import { GuestShell } from "@/components/shell/guest-shell";
import { choosesLanguage } from "@/lib/web/callers/page-language";
import { roomPathOf } from "@/lib/web/pages/room-path";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("room");
  return { title: t("pageTitle") };
}

/** The door for a browser whose cookies open nothing here; the proxy answers it with a 404. */
export default async function ClosedRoomPage({ params, searchParams }: Props) {
  const [{ slug }, { code }] = await Promise.all([params, searchParams]);
  return (
    <GuestShell choosesLanguage={await choosesLanguage()}>
      <ClosedRoom
        slug={slug}
        path={roomPathOf(slug)}
        asked={code === "sent"}
        ask={askAtDoorAction}
        enter={enterAction}
      />
    </GuestShell>
  );
}
