"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { fetchNewer, fetchPage, GoneError } from "@/components/conversation/fetch-messages";
import { merged } from "@/components/conversation/merge";
import { useMeetingNews } from "@/components/conversation/use-meeting-news";
import type { MessageView } from "@/lib/conversations/message-view";

/** How often to ask for new messages where no event stream tells of them. */
const POLL_MILLISECONDS = 20_000;

export type Loaded = { readonly messages: readonly MessageView[]; readonly earlier: string | null };

/** What has been read of a conversation so far: brought up to date while the page is open, and further back on request. */
export function useMessages(meetingId: string, initial: Loaded) {
  const [{ messages, earlier }, setLoaded] = useState(initial);
  const shown = useRef(messages);
  shown.current = messages;
  const add = (more: readonly MessageView[]) =>
    setLoaded((before) => ({ ...before, messages: merged(before.messages, more) }));

  const newer = useQuery({
    queryKey: ["messages", meetingId],
    queryFn: async ({ signal }) => {
      add(await fetchNewer(meetingId, shown.current, signal));
      return Date.now();
    },
    initialData: 0,
    refetchInterval: POLL_MILLISECONDS,
    retry: (failures, error) => failures < 3 && !(error instanceof GoneError),
  });

  useMeetingNews(meetingId, (news) => {
    if (news !== "meeting") void newer.refetch();
  });

  const loadEarlier = async () => {
    const { data, page } = await fetchPage(meetingId, earlier);
    setLoaded((before) => ({ messages: merged(before.messages, data), earlier: page.nextCursor }));
  };
  const gone = newer.error instanceof GoneError;
  return { messages, earlier, add, loadEarlier, gone, behind: newer.isError && !gone };
}
