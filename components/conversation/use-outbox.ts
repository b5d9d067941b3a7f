"use client";

import { useState } from "react";
import { sendMessage } from "@/components/conversation/fetch-messages";
import { outboxWith, type Pending } from "@/components/conversation/outbox";
import { usePersonAtFirst } from "@/components/ui/form/person";
import type { MessageView } from "@/lib/conversations/message-view";

/** The messages of this page that are on their way or did not arrive, and how to send one. */
export function useOutbox(meetingId: string, onSent: (message: MessageView) => void) {
  const person = usePersonAtFirst();
  const [pending, update] = useState<readonly Pending[]>([]);
  return {
    pending,
    ...outboxWith({ transmit: (message) => sendMessage({ meetingId, person }, message), onSent, update }),
  };
}
