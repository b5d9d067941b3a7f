import type { ReactNode } from "react";
import { Brand } from "@/components/shell/brand";
import { mainId, SkipLink } from "@/components/shell/skip-link";

/** Frame of the pages that need no account: nothing to navigate, nothing that tells what the meeting is about. */
export function GuestShell({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="mx-auto flex max-w-2xl px-4 pt-6 sm:px-8 sm:pt-10">
        <Brand />
      </header>
      <main id={mainId} tabIndex={-1} className="mx-auto max-w-2xl px-4 pt-8 pb-20 outline-none sm:px-8 sm:pt-12">
        {children}
      </main>
    </>
  );
}
