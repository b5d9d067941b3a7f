"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { currentOf } from "@/components/shell/nav-items";
import type { Shortcut } from "@/components/shell/shortcut-keys";
import { cn } from "@/components/ui/cn";

export type NavItem = { href: string; label: string; icon: ReactNode; shortcut?: Shortcut };

/**
 * Navigation, rendered twice with the same places: a line of words in the header, and a bar at the bottom of a phone.
 * CSS shows one of them.
 */
export function Nav({ label, items, place }: { label: string; items: readonly NavItem[]; place: "header" | "bottom" }) {
  const current = currentOf(
    usePathname(),
    items.map((item) => item.href),
  );
  const bottom = place === "bottom";
  return (
    <nav
      aria-label={label}
      className={
        bottom
          ? "fixed inset-x-0 bottom-0 z-20 border-line border-t bg-raised pb-[env(safe-area-inset-bottom)] md:hidden"
          : "hidden md:block"
      }
    >
      <ul className={bottom ? "mx-auto flex max-w-md" : "flex gap-1 lg:gap-2"}>
        {items.map((item) => (
          <li key={item.href} className={bottom ? "flex-1" : ""}>
            <Link
              href={item.href}
              data-shortcut={item.shortcut}
              aria-current={item.href === current ? "page" : undefined}
              className={cn(
                "flex min-h-11 items-center font-medium text-ink-soft hover:text-ink aria-[current=page]:text-accent",
                bottom
                  ? "min-h-16 flex-col justify-center gap-1 text-xs -outline-offset-3 [&_svg]:size-5"
                  : "gap-2 rounded-md px-3 text-sm aria-[current=page]:bg-accent-soft [&_svg]:size-4",
              )}
            >
              {item.icon}
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
