"use client";

import { usePathname } from "next/navigation";
import { currentOf } from "@/components/shell/nav-items";
import { TabLinks } from "@/components/ui/tab-links";

type Props = { label: string; pages: readonly { href: string; label: string }[] };

/** The pages of one part of the product beside each other. */
export function SectionNav({ label, pages }: Props) {
  const current = currentOf(
    usePathname(),
    pages.map(({ href }) => href),
  );
  return <TabLinks label={label} tabs={pages.map((page) => ({ ...page, current: page.href === current }))} />;
}
