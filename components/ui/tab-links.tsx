import Link from "next/link";
import type { ReactNode } from "react";

export type TabLink = { href: string; label: ReactNode; current: boolean; count?: number; shortcut?: string };

/** Views of one list as links, so that each has an address and none needs JavaScript. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-line border-b">
      <ul className="flex gap-6">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              data-shortcut={tab.shortcut}
              aria-current={tab.current ? "page" : undefined}
              className="inline-flex min-h-11 items-center gap-2 whitespace-nowrap border-transparent border-b-2 font-medium text-ink-soft -outline-offset-3 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {tab.label}
              {tab.count === undefined ? null : <Count value={tab.count} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ value }: { value: number }) {
  return <span className="rounded-full bg-sunken px-2 font-semibold text-ink-soft text-xs tabular-nums">{value}</span>;
}
