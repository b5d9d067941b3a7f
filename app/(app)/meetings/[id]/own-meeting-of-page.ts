import { notFound } from "next/navigation";
import { meetingOfPage } from "@/app/(app)/meetings/[id]/meeting-of-page";
import { isHost } from "@/lib/meetings/view";

/** The meeting of a page that only its host has a use for; to everyone else there is no such page. */
export async function ownMeetingOfPage(id: string) {
  const { ctx, meeting } = await meetingOfPage(id);
  if (!isHost(meeting, ctx.actor)) notFound();
  return { ctx, meeting, href: `/meetings/${meeting.id}` };
}
