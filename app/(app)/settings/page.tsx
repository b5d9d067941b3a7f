import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import {
  endSessionAction,
  setWorkingHoursAction,
  signOutEverywhereAction,
  updateProfileAction,
} from "@/app/(app)/settings/actions";
import { OwnData } from "@/components/settings/own-data";
import { OwnSessions } from "@/components/settings/own-sessions";
import { ProfileForm } from "@/components/settings/profile-form";
import { SignOutEverywhere } from "@/components/settings/sign-out-everywhere";
import { WorkingHoursForm } from "@/components/settings/working-hours-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Words } from "@/components/ui/words";
import { currentSessionId } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import { findProfile } from "@/lib/people/find-profile";
import { findWorkingHours } from "@/lib/people/hours/own-working-hours";
import { listSessions } from "@/lib/people/sign-in/own-sessions";
import { shortWhenWords } from "@/lib/time/when-words";
import { zoneGroups } from "@/lib/time/zone-groups";
import { contextOfPage } from "@/lib/web/callers/page-context";
import { textsOfHours } from "@/lib/web/forms/settings/working-hours-form";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.profile") };
}

/** What the reader sets for themselves: name, zone, language, mails, what their meetings begin with, and their sessions. */
export default async function SettingsPage({ searchParams }: Props) {
  const ctx = await contextOfPage("/settings");
  const [profile, sessions] = await Promise.all([findProfile(ctx), listSessions(ctx, authSettings())]);
  const hours = profile.role === "counselor" ? await findWorkingHours(ctx) : undefined;
  const here = await currentSessionId();
  const locale = await getLocale();
  const shown = sessions.map(({ createdAt, ...one }) => ({
    ...one,
    since: shortWhenWords({ startsAt: createdAt, timeZone: profile.timeZone, locale }),
    current: one.id === here,
  }));
  const [t, nav] = await Promise.all([getTranslations("settings"), getTranslations("nav")]);
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
      {hours === undefined ? null : <WorkingHoursForm action={setWorkingHoursAction} hours={textsOfHours(hours)} />}
      <SignOutEverywhere action={signOutEverywhereAction} sessions={sessions.length}>
        <OwnSessions action={endSessionAction} sessions={shown} signOut={nav("signOut")} />
      </SignOutEverywhere>
      <OwnData />
      <p>
        <TextLink href="/settings/close" prefetch={false}>
          {t("close.title")}
        </TextLink>
      </p>
    </Words>
  );
}
