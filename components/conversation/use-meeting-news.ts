"use client";

import { useEffect, useEffectEvent } from "react";
import { type MeetingNewsKind, watchMeeting } from "@/components/conversation/watch-meeting";
import { usePerson } from "@/components/ui/form/person";

/** Calls `listener`, always the latest one, with what happens in the meeting while the page is open. */
export function useMeetingNews(meetingId: string, listener: (news: MeetingNewsKind) => void): void {
  const onNews = useEffectEvent(listener);
  const person = usePerson();
  useEffect(() => watchMeeting({ meetingId, person }, (news) => onNews(news)), [meetingId, person]);
}
