import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A sheet that stands out from the page. Use it for the one thing that a page is about, not for every paragraph. */
export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("rounded-lg border border-line bg-raised p-5 shadow-md sm:p-7", className)} {...rest} />;
}
