"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { fetchPage, GoneError } from "@/components/conversation/fetch-messages";
import { merged } from "@/components/conversation/merge";
import { newerMessages } from "@/components/conversation/newer-messages";
import { useMeetingNews } from "@/components/conversation/use-meeting-news";
import { usePerson } from "@/components/ui/form/person";
import type { MessageView } from "@/lib/conversations/message-view";

export type Loaded = { readonly messages: readonly MessageView[]; readonly earlier: string | null };

/** What has been read of a conversation so far: brought up to date while the page is open, and further back on request. */
export function useMessages(meetingId: string, initial: Loaded) {
  const [{ messages, earlier }, setLoaded] = useState(initial);
  const place = { meetingId, person: usePerson() };
  const shown = useRef(messages);
  shown.current = messages;
  const add = (more: readonly MessageView[]) =>
    setLoaded((before) => ({ ...before, messages: merged(before.messages, more) }));

  const newer = useQuery(newerMessages(place, () => shown.current, add));

  useMeetingNews(meetingId, (news) => {
    if (news !== "meeting") void newer.refetch();
  });

  const loadEarlier = async () => {
    const { data, page } = await fetchPage(place, earlier);
    setLoaded((before) => ({ messages: merged(before.messages, data), earlier: page.nextCursor }));
  };
  const gone = newer.error instanceof GoneError;
  return { messages, earlier, add, loadEarlier, gone, behind: newer.isError && !gone };
}
