import type { ReactNode } from "react";
import { contextOfPage } from "@/lib/web/page-context";

/** Asks who is there before the skeleton is on its way: after that a redirect could no longer be a real one. */
export default async function MeetingsLayout({ children }: { children: ReactNode }) {
  await contextOfPage("/meetings");
  return children;
}
