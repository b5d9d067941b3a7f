import { CalendarDays, CalendarPlus, LogOut, Settings, ShieldCheck, Video } from "lucide-react";
import { cookies } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OtherPerson } from "@/components/live/other-person";
import { Brand, brandLinkStyles } from "@/components/shell/brand";
import { KeyboardShortcuts } from "@/components/shell/keyboard-shortcuts";
import { Nav, type NavItem } from "@/components/shell/nav";
import { OfflineNotice } from "@/components/shell/offline-notice";
import { mainId, SkipLink } from "@/components/shell/skip-link";
import { themeCookie, themeOf } from "@/components/shell/theme";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/form/button";
import { PersonProvider } from "@/components/ui/form/person";

type Props = {
  /** Counselors schedule and start meetings; everyone else only sees theirs. */
  canHost: boolean;
  /** Administrators have pages of their own. */
  isAdmin: boolean;
  /** Ends the session; a server action or the address of a route that takes a POST. */
  signOut: string | (() => Promise<void>);
  /** What the person has not read yet; nothing for someone who is not signed in. */
  bell: ReactNode;
  /** Whose account is open; undefined for someone who is not signed in. */
  account: { person: string; name: string } | undefined;
  children: ReactNode;
};

/** Frame of the signed-in pages. */
export async function AppShell({ canHost, isAdmin, signOut, bell, account, children }: Props) {
  const t = await getTranslations("nav");
  const common = await getTranslations("common");
  const items = await navItems(canHost, isAdmin);
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <PersonProvider person={account?.person}>
      {account ? <OtherPerson /> : null}
      <SkipLink />
      <header className="border-line border-b">
        <div className="mx-auto flex min-h-16 max-w-6xl items-center gap-4 px-4 sm:px-8">
          <Link href="/" className={brandLinkStyles}>
            <Brand />
          </Link>
          <div className="flex-1" />
          <Nav label={t("label")} items={items} place="header" />
          <div className="flex items-center">
            {account ? <Account name={account.name} words={t("account", { name: account.name })} /> : null}
            {bell}
            <KeyboardShortcuts />
            <ThemeToggle label={common("theme.dark")} initial={theme} />
            <SignOut action={signOut} label={t("signOut")} />
          </div>
        </div>
      </header>
      <OfflineNotice sentence={common("offline")} />
      <main
        id={mainId}
        tabIndex={-1}
        className="mx-auto max-w-6xl px-4 pt-8 pb-28 outline-none sm:px-8 sm:pt-12 md:pb-20"
      >
        {children}
      </main>
      <Nav label={t("label")} items={items} place="bottom" />
    </PersonProvider>
  );
}

async function navItems(canHost: boolean, isAdmin: boolean): Promise<NavItem[]> {
  const t = await getTranslations("nav");
  const hosting: NavItem[] = [
    { href: "/meetings/new", label: t("schedule"), icon: <CalendarPlus aria-hidden="true" />, shortcut: "schedule" },
    { href: "/meetings/instant", label: t("instant"), icon: <Video aria-hidden="true" />, shortcut: "instant" },
  ];
  return [
    { href: "/meetings", label: t("meetings"), icon: <CalendarDays aria-hidden="true" />, shortcut: "meetings" },
    ...(canHost ? hosting : []),
    ...(isAdmin ? [{ href: "/admin", label: t("admin"), icon: <ShieldCheck aria-hidden="true" /> }] : []),
    { href: "/settings", label: t("settings"), icon: <Settings aria-hidden="true" />, shortcut: "settings" },
  ];
}

/** Whose account is open, for everyone who shares a browser: the name where there is room, else its initials. */
function Account({ name, words }: { name: string; words: string }) {
  return (
    <p className="flex min-w-0 items-center" title={words}>
      <span className="sr-only">{words}</span>
      <Avatar name={name} className="size-8 text-xs xl:hidden" />
      <span aria-hidden="true" className="hidden max-w-40 truncate text-ink-soft text-sm xl:block">
        {name}
      </span>
    </p>
  );
}

function SignOut({ action, label }: { action: Props["signOut"]; label: string }) {
  return (
    <form data-ends-drafts action={action} {...(typeof action === "string" ? { method: "post" } : {})}>
      <Button type="submit" variant="quiet" size="sm" className="px-2.5">
        <LogOut aria-hidden="true" />
        <span className="max-lg:sr-only">{label}</span>
      </Button>
    </form>
  );
}
