import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { countUnread } from "@/lib/notifications/count-unread";
import { contextOfVisitor } from "@/lib/web/page-context";

/** Frame of the signed-in pages. It is no lock: each page asks for the signed-in person itself. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await contextOfVisitor();
  const canHost = ctx?.actor.kind === "user" && ctx.actor.role === "counselor";
  return (
    <AppShell canHost={canHost} signOut="/sign-out" unread={ctx ? await countUnread(ctx) : 0}>
      {children}
    </AppShell>
  );
}
