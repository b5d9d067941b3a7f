"use client";

import { useRouter } from "next/navigation";
import { useMeetingNews } from "@/components/conversation/use-meeting-news";

/** Reads the room again when somebody joins, when the meeting changes, and when the reader may not know of it any more. */
export function RoomNews({ meetingId }: { meetingId: string }) {
  const router = useRouter();
  useMeetingNews(meetingId, (news) => {
    if (news !== "message") router.refresh();
  });
  return null;
}
