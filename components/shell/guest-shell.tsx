import type { ReactNode } from "react";
import { Brand, brandLinkStyles } from "@/components/shell/brand";
import { LanguageChoice } from "@/components/shell/language-choice";
import { mainId, SkipLink } from "@/components/shell/skip-link";
import { cn } from "@/components/ui/cn";
import { PersonProvider } from "@/components/ui/form/person";

type Props = {
  children: ReactNode;
  /** Room for two columns. */
  wide?: boolean;
  /** Whose page it is (lib/web/callers/person.ts), where it is somebody's. */
  person?: string | undefined;
  /** Whether the reader chooses the language here; those who are signed in do so in their settings. */
  choosesLanguage?: boolean;
};

/** Frame of the pages that need no account: nothing to navigate, nothing that tells what the meeting is about. */
export function GuestShell({ children, wide = false, person, choosesLanguage = true }: Props) {
  const width = wide ? "max-w-6xl" : "max-w-2xl";
  return (
    <PersonProvider person={person}>
      <SkipLink />
      <header className={cn("mx-auto flex px-4 pt-6 sm:px-8 sm:pt-10", width)}>
        <a href="/" className={brandLinkStyles}>
          <Brand />
        </a>
      </header>
      <main id={mainId} tabIndex={-1} className={cn("mx-auto px-4 pt-8 pb-20 outline-none sm:px-8 sm:pt-12", width)}>
        {children}
        {choosesLanguage ? <LanguageChoice /> : null}
      </main>
    </PersonProvider>
  );
}
