import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { joinAction } from "@/app/m/[slug]/actions";
import { ClosedRoom } from "@/components/room/closed-room";
import { Room } from "@/components/room/room";
import { GuestShell } from "@/components/shell/guest-shell";
import { roomPageOf, roomPathOf } from "@/lib/web/room-page";

type Props = { params: Promise<{ slug: string }> };

/** Says nothing about the meeting: titles end up in histories and tabs. The call must not learn of this address. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("room");
  return { title: t("pageTitle"), referrer: "no-referrer" };
}

/** The room behind a meeting's link. Works without an account and without JavaScript; reading it changes nothing. */
export default async function RoomPage({ params }: Props) {
  const { slug } = await params;
  const room = await roomPageOf(slug);
  if (room === undefined) {
    return (
      <GuestShell>
        <ClosedRoom path={roomPathOf(slug)} />
      </GuestShell>
    );
  }
  const { about, timeZone, now, ...view } = room;
  return (
    <GuestShell>
      <Room
        room={view}
        reader={{ timeZone, now, locale: await getLocale() }}
        path={roomPathOf(slug)}
        about={about}
        join={joinAction.bind(null, slug)}
      />
    </GuestShell>
  );
}
