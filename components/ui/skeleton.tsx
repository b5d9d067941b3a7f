import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Holds the place of what is loading. It appears only when loading takes longer than 150 ms. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true" className="appear-late">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** A bar the size of what will stand here; size it with `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={cn("breathe h-5 rounded-sm bg-line", className)} />;
}
