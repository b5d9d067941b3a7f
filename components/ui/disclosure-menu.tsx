import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type Props = { label: ReactNode; children: ReactNode };

/** A short list of links behind a button. It is the browser's own disclosure, so it needs no JavaScript. */
export function DisclosureMenu({ label, children }: Props) {
  return (
    <details className="group relative w-fit">
      <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-md border border-line-strong bg-raised px-5 py-2 font-semibold leading-tight hover:border-accent hover:text-accent [&::-webkit-details-marker]:hidden">
        {label}
        <ChevronDown aria-hidden="true" className="size-[1.15em] transition-transform group-open:rotate-180" />
      </summary>
      <ul className="absolute z-10 mt-2 min-w-full max-w-[calc(100vw-2rem)] rounded-md border border-line bg-raised p-1.5 shadow-lg">
        {children}
      </ul>
    </details>
  );
}

/** An external address, or a file to download: both leave the page, so this is a plain anchor. */
export function DisclosureMenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a
        href={href}
        rel="noreferrer"
        className="flex min-h-11 items-center gap-2 whitespace-nowrap rounded-sm px-3.5 hover:bg-accent-soft"
      >
        {children}
      </a>
    </li>
  );
}
