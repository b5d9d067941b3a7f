import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { startMeetingAction } from "@/app/(app)/meetings/instant/actions";
import { InstantMeetingForm } from "@/app/(app)/meetings/instant/form";
import { FormPage } from "@/components/meeting-form/form-page";
import { HostsOnly } from "@/components/meeting-form/hosts-only";
import { findInvitable } from "@/lib/meetings/schedule/find-invitable";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { videoServer } from "@/lib/web/pages/video-server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meetingForm");
  return { title: t("instantTitle") };
}

/** Starts a meeting now (docs/design/pages.md#P4). */
export default async function InstantMeetingPage() {
  const ctx = await contextOfPage("/meetings/instant");
  if (!("role" in ctx.actor) || ctx.actor.role !== "counselor") return <HostsOnly />;
  const people = await findInvitable(ctx, videoServer() !== undefined);
  const t = await getTranslations("meetingForm");
  return (
    <FormPage title={t("instantTitle")} intro={t("instantIntro")}>
      <InstantMeetingForm action={startMeetingAction} formKey={randomUUID()} people={people} />
    </FormPage>
  );
}
