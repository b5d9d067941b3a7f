import type { ReactNode } from "react";
import { acceptAction, openNotificationAction } from "@/app/(app)/notifications/actions";
import { BrokenNotice } from "@/components/calendars/broken-notice";
import { OwnDrafts } from "@/components/drafts/own-drafts";
import { ownerOfAccount } from "@/components/drafts/owner";
import { LiveNotifications } from "@/components/notifications/bell/live-notifications";
import { AppShell } from "@/components/shell/app-shell";
import { Words } from "@/components/ui/words";
import { currentUser } from "@/lib/auth/session";
import { findTroubledConnections } from "@/lib/calendars/find-troubled-connections";
import type { Context } from "@/lib/context";
import { countUnread } from "@/lib/notifications/count-unread";
import { contextOfVisitor, readerZone } from "@/lib/web/callers/page-context";
import { personOf } from "@/lib/web/callers/person";

/** What the bell and the card that rings say. */
const BELL_WORDS = [
  ...(["common.new", "common.join", "common.accept", "common.accepting", "common.decline"] as const),
  ...(["nav.notifications", "nav.notificationsUnread", "live.bell", "live.ring", "live.unread"] as const),
  ...(["notifications.sentence", "notifications.before", "notifications.now"] as const),
  ...(["notifications.received", "notifications.receivedNow", "notifications.about"] as const),
] as const;

/** Frame of the signed-in pages. It is no lock: each page asks for the signed-in person itself. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await contextOfVisitor();
  const canHost = ctx?.actor.kind === "user" && ctx.actor.role === "counselor";
  const isAdmin = ctx?.actor.kind === "user" && ctx.actor.role === "admin";
  const bell = ctx && (
    <Words of={BELL_WORDS}>
      <LiveNotifications
        unread={await countUnread(ctx)}
        reader={{ ...(await readerZone()), now: ctx.now() }}
        open={openNotificationAction}
        accept={acceptAction}
      />
    </Words>
  );
  return (
    <AppShell canHost={canHost} isAdmin={isAdmin} signOut="/sign-out" bell={bell} account={await accountOf(ctx)}>
      {ctx ? <BrokenNotice {...(await findTroubledConnections(ctx))} /> : null}
      <OwnDrafts owner={ctx?.actor.kind === "user" ? ownerOfAccount(ctx.actor.userId) : undefined}>
        {children}
      </OwnDrafts>
    </AppShell>
  );
}

async function accountOf(ctx: Context | undefined) {
  const user = await currentUser();
  return ctx && user ? { person: personOf(ctx), name: user.name } : undefined;
}
