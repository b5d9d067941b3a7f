import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import {
  askForCodeAction,
  confirmAction,
  endAction,
  joinAction,
  markReadAction,
  postAction,
} from "@/app/m/[slug]/actions";
import { askAtDoorAction, enterAction } from "@/app/m/[slug]/door-actions";
import { OwnDrafts } from "@/components/drafts/own-drafts";
import { ownerOfAccount, ownerOfInvitation } from "@/components/drafts/owner";
import { ClosedRoom } from "@/components/room/closed-room";
import { Room } from "@/components/room/room";
import { GuestShell } from "@/components/shell/guest-shell";
import { contextOfVisitor } from "@/lib/web/callers/page-context";
import { choosesLanguage } from "@/lib/web/callers/page-language";
import { roomPageOf } from "@/lib/web/pages/room-page";
import { roomPathOf } from "@/lib/web/pages/room-path";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Says nothing about the meeting: titles end up in histories and tabs. The call must not learn of this address. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("room");
  return { title: t("pageTitle"), referrer: "no-referrer" };
}

/** The room behind a meeting's link. Works without an account and without JavaScript; reading it changes nothing. */
export default async function RoomPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const room = await roomPageOf(slug);
  if (room === undefined) {
    return (
      <GuestShell choosesLanguage={await choosesLanguage()}>
        <ClosedRoom slug={slug} path={roomPathOf(slug)} asked={false} ask={askAtDoorAction} enter={enterAction} />
      </GuestShell>
    );
  }
  const { about, person, timeZone, now, here, conversation, call, embedded, ...view } = room;
  const { code, write, call: inCall } = await searchParams;
  const actor = (await contextOfVisitor())?.actor;
  const owner = actor?.kind === "user" ? ownerOfAccount(actor.userId) : ownerOfInvitation(about);
  const talking = conversation && {
    page: conversation,
    post: postAction.bind(null, slug),
    clientId: v7(),
    markRead: markReadAction.bind(null, slug),
    confirming: {
      path: `${roomPathOf(slug)}?write=1#conversation`,
      asked: code === "sent",
      ask: askForCodeAction.bind(null, slug),
      confirm: confirmAction.bind(null, slug),
    },
  };
  return (
    <GuestShell wide={talking !== undefined} person={person} choosesLanguage={await choosesLanguage()}>
      <OwnDrafts owner={owner}>
        <Room
          room={view}
          reader={{ timeZone, now, locale: await getLocale() }}
          path={roomPathOf(slug)}
          about={about}
          join={joinAction.bind(null, slug)}
          here={here}
          embedded={embedded}
          call={inCall === undefined ? undefined : call}
          end={endAction.bind(null, slug)}
          talking={talking}
          writing={write !== undefined || code === "sent"}
        />
      </OwnDrafts>
    </GuestShell>
  );
}
