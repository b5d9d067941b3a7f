import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signOutEverywhereAction, updateProfileAction } from "@/app/(app)/settings/actions";
import { ProfileForm } from "@/components/settings/profile-form";
import { SignOutEverywhere } from "@/components/settings/sign-out-everywhere";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { Words } from "@/components/ui/words";
import { findProfile } from "@/lib/people/find-profile";
import { countSessions } from "@/lib/people/sign-in/count-sessions";
import { zoneGroups } from "@/lib/time/zone-groups";
import { contextOfPage } from "@/lib/web/callers/page-context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.profile") };
}

/** What the reader sets for themselves: name, zone, language, mails, what their meetings begin with, and their sessions. */
export default async function SettingsPage({ searchParams }: Props) {
  const ctx = await contextOfPage("/settings");
  const [profile, sessions] = await Promise.all([findProfile(ctx), countSessions(ctx)]);
  const t = await getTranslations("settings");
  const { saved } = await searchParams;
  return (
    <Words of={["common", "settings"]}>
      <header>
        <PageHeading>{t("nav.profile")}</PageHeading>
        <p className="mt-3 max-w-prose text-ink-soft">{t("intro", { email: profile.email })}</p>
      </header>
      {saved === undefined ? null : (
        <Notice tone="good" role="status">
          {t("saved")}
        </Notice>
      )}
      <ProfileForm
        action={updateProfileAction}
        profile={profile}
        zones={zoneGroups([profile.timeZone])}
        hosts={profile.role === "counselor"}
      />
      <SignOutEverywhere action={signOutEverywhereAction} sessions={sessions} />
    </Words>
  );
}
