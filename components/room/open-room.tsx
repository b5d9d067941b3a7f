import { PencilLine, Radio, Video } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EndMeeting } from "@/components/room/end-meeting";
import { endWords } from "@/components/room/end-words";
import { KeepFresh } from "@/components/room/keep-fresh";
import { RoomCard } from "@/components/room/room-card";
import type { RoomProps } from "@/components/room/room-props";
import { Form } from "@/components/ui/form/form";
import { LinkButton } from "@/components/ui/form/link-button";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { Notice } from "@/components/ui/notice";

/** While one can join: the way to the call, or to whatever place was agreed. */
export async function OpenRoom({ room, reader, about, join, here, end, embedded }: RoomProps) {
  const t = await getTranslations("room.open");
  const { meeting, callSite } = room;
  const { type, value } = meeting.location;
  return (
    <>
      <KeepFresh at={Date.parse(meeting.endsAt)} now={reader.now} />
      <p className="mb-3 flex items-center gap-2 font-medium text-good">
        <Radio aria-hidden="true" className="size-5 shrink-0" />
        {t("state")}
      </p>
      <h1>{t(`title.${type}`)}</h1>
      <div className="mt-6 mb-8">
        {callSite === undefined ? null : <JoinForm join={join} callSite={callSite} embedded={embedded} />}
        {callSite === undefined && (type === "video" || value === undefined) ? (
          <Missing room={room} about={about} />
        ) : null}
      </div>
      <RoomCard room={room} reader={reader} about={about} here={here} />
      {room.hosting && meeting.status === "in_progress" ? (
        <EndMeeting end={end} words={await endWords(embedded)} />
      ) : null}
    </>
  );
}

async function JoinForm({ join, callSite, embedded }: Pick<RoomProps, "join" | "embedded"> & { callSite: string }) {
  const t = await getTranslations("room.open");
  const common = await getTranslations("common");
  return (
    <Form action={join} className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <SubmitButton pendingLabel={t("joining")} className="px-8 text-lg">
        <Video aria-hidden="true" />
        {common("join")}
      </SubmitButton>
      <p className="min-w-0 wrap-anywhere text-ink-soft text-sm">
        {t(embedded ? "showsHere" : "leadsTo", { site: callSite })}
      </p>
    </Form>
  );
}

async function Declined({ about }: Pick<RoomProps, "about">) {
  const t = await getTranslations("room.missing.declined");
  return (
    <Notice title={t("title")}>
      <p className="mb-4">{t("body")}</p>
      <LinkButton href={about} prefetch={false}>
        {t("change")}
      </LinkButton>
    </Notice>
  );
}

/** Why there is no way in: the reader said no, or nobody has said how to meet, which the host can and others ask for. */
async function Missing({ room, about }: Pick<RoomProps, "room" | "about">) {
  const t = await getTranslations("room.missing");
  const common = await getTranslations("common");
  const { hosting, meeting, callComes, declined } = room;
  if (declined) return <Declined about={about} />;
  if (callComes) return <Notice title={t("comes.title")}>{t("comes.body")}</Notice>;
  const { type } = meeting.location;
  if (!hosting) return <Notice title={t(`${type}.title`)}>{t("ask", { host: meeting.host.name })}</Notice>;
  return (
    <Notice tone="warn" title={t(`${type}.title`)}>
      <p className="mb-4">{t(`${type}.host`)}</p>
      <LinkButton href={`${about}/edit`} prefetch={false}>
        <PencilLine aria-hidden="true" />
        {common("editMeeting")}
      </LinkButton>
    </Notice>
  );
}
