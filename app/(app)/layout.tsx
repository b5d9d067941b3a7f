import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";

/** Frame of the signed-in pages. It is no lock: each page asks for the signed-in person itself. */
export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <AppShell canHost signOut="/sign-out">
      {children}
    </AppShell>
  );
}
