import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { scheduleMeetingAction } from "@/app/(app)/meetings/new/actions";
import { NewMeetingForm } from "@/app/(app)/meetings/new/form";
import { FormPage } from "@/components/meeting-form/form-page";
import { HostsOnly } from "@/components/meeting-form/hosts-only";
import { listConnections } from "@/lib/calendars/list-connections";
import type { Context } from "@/lib/context";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { findBusy } from "@/lib/meetings/schedule/find-busy";
import { findInvitable } from "@/lib/meetings/schedule/find-invitable";
import { isHost } from "@/lib/meetings/view";
import { zoneGroups } from "@/lib/time/zone-groups";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { formOfContent } from "@/lib/web/forms/meeting-to-form";
import { pageOr404 } from "@/lib/web/pages/page-or-404";
import { videoServer } from "@/lib/web/pages/video-server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meetingForm");
  return { title: t("scheduleTitle") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Schedules a meeting (docs/design/pages.md#P3). `?from=` names one of the host's own that the new one is to be like.
 */
export default async function NewMeetingPage({ searchParams }: Props) {
  const { from } = await searchParams;
  const ctx = await contextOfPage("/meetings/new");
  if (!("role" in ctx.actor) || ctx.actor.role !== "counselor") return <HostsOnly />;
  const [people, taken, calendars] = await Promise.all([
    findInvitable(ctx, videoServer() !== undefined),
    findBusy(ctx),
    listConnections(ctx),
  ]);
  const startFrom = typeof from === "string" ? await likeMeeting(ctx, from) : undefined;
  const t = await getTranslations("meetingForm");
  return (
    <FormPage title={t("scheduleTitle")} intro={t("scheduleIntro")}>
      <NewMeetingForm
        action={scheduleMeetingAction}
        formKey={randomUUID()}
        people={people}
        zones={zoneGroups([people.host.timeZone])}
        taken={taken}
        hasCalendar={calendars.length > 0}
        {...(startFrom ? { startFrom } : {})}
      />
    </FormPage>
  );
}

/** Everything but day and time; of somebody else's meeting nothing. */
async function likeMeeting(ctx: Context, meetingId: string) {
  const meeting = await pageOr404(findMeeting(ctx, meetingId));
  return isHost(meeting, ctx.actor) ? formOfContent(meeting) : undefined;
}
