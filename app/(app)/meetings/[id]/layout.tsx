import type { ReactNode } from "react";
import { meetingOfPage } from "@/app/(app)/meetings/[id]/meeting-of-page";

/** Looks before the skeleton is on its way: after that the answer could no longer be a real 404 or redirect. */
export default async function MeetingLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ id: string }>;
}) {
  await meetingOfPage((await params).id);
  return children;
}
