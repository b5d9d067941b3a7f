import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { scheduleMeetingAction } from "@/app/(app)/meetings/new/actions";
import { NewMeetingForm } from "@/app/(app)/meetings/new/form";
import { FormPage } from "@/components/meeting-form/form-page";
import { HostsOnly } from "@/components/meeting-form/hosts-only";
import { findBusy } from "@/lib/meetings/find-busy";
import { findInvitable } from "@/lib/meetings/find-invitable";
import { zoneGroups } from "@/lib/time/zone-groups";
import { contextOfPage } from "@/lib/web/page-context";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meetingForm");
  return { title: t("scheduleTitle") };
}

/** Schedules a meeting (pages.md P3). */
export default async function NewMeetingPage() {
  const ctx = await contextOfPage("/meetings/new");
  if (!("role" in ctx.actor) || ctx.actor.role !== "counselor") return <HostsOnly />;
  const [people, taken] = await Promise.all([findInvitable(ctx), findBusy(ctx)]);
  const t = await getTranslations("meetingForm");
  return (
    <FormPage title={t("scheduleTitle")} intro={t("scheduleIntro")}>
      <NewMeetingForm
        action={scheduleMeetingAction}
        formKey={randomUUID()}
        people={people}
        zones={zoneGroups([people.host.timeZone])}
        taken={taken}
      />
    </FormPage>
  );
}
