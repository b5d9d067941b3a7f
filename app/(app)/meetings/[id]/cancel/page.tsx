import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cancelMeetingAction } from "@/app/(app)/meetings/[id]/cancel/actions";
import { namesIn } from "@/app/(app)/meetings/[id]/names-in";
import { ownMeetingOfPage } from "@/app/(app)/meetings/[id]/own-meeting-of-page";
import { CancelForm } from "@/components/meeting-change/cancel-form";
import { ChangePage } from "@/components/meeting-change/change-page";
import { NotOpen } from "@/components/meeting-change/not-open";
import { isOver, statusOf } from "@/lib/meetings/meeting-status";
import { previewCancel } from "@/lib/web/forms/cancel-form";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meetingChange.cancel");
  return { title: t("title") };
}

/** Calls a meeting off (docs/design/pages.md#P7). */
export default async function CancelMeetingPage({ params }: Props) {
  const { ctx, meeting, href } = await ownMeetingOfPage((await params).id);
  const t = await getTranslations("meetingChange.cancel");
  const frame = { title: t("title"), meetingTitle: meeting.title, meetingHref: href };
  const status = statusOf(meeting, ctx.now());
  if (isOver(status)) {
    return (
      <ChangePage {...frame}>
        <NotOpen why={status} meetingHref={href} meetingId={meeting.id} />
      </ChangePage>
    );
  }
  return (
    <ChangePage {...frame}>
      <CancelForm
        action={cancelMeetingAction.bind(null, meeting.id)}
        formKey={randomUUID()}
        meetingHref={href}
        names={namesIn(ctx, meeting)}
        {...(await previewCancel(ctx, meeting))}
      />
    </ChangePage>
  );
}
