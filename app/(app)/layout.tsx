import type { ReactNode } from "react";
import { acceptAction, openNotificationAction } from "@/app/(app)/notifications/actions";
import { BrokenNotice } from "@/components/calendars/broken-notice";
import { NotificationBell } from "@/components/notifications/bell/notification-bell";
import { AppShell } from "@/components/shell/app-shell";
import { findTroubledConnections } from "@/lib/calendars/find-troubled-connections";
import { countUnread } from "@/lib/notifications/count-unread";
import { contextOfVisitor } from "@/lib/web/callers/page-context";
import { readerZone } from "@/lib/web/callers/reader";

/** Frame of the signed-in pages. It is no lock: each page asks for the signed-in person itself. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await contextOfVisitor();
  const canHost = ctx?.actor.kind === "user" && ctx.actor.role === "counselor";
  const isAdmin = ctx?.actor.kind === "user" && ctx.actor.role === "admin";
  const bell = ctx && (
    <NotificationBell
      unread={await countUnread(ctx)}
      reader={{ ...(await readerZone()), now: ctx.now() }}
      open={openNotificationAction}
      accept={acceptAction}
    />
  );
  return (
    <AppShell canHost={canHost} isAdmin={isAdmin} signOut="/sign-out" bell={bell}>
      {ctx ? <BrokenNotice {...(await findTroubledConnections(ctx))} /> : null}
      {children}
    </AppShell>
  );
}
