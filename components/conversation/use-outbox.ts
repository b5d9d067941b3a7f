"use client";

import { useState } from "react";
import { sendMessage } from "@/components/conversation/fetch-messages";
import { outboxWith, type Pending } from "@/components/conversation/outbox";
import { draftKey, forgetSent } from "@/components/drafts/draft";
import { useDraftOwner } from "@/components/drafts/draft-owner";
import { usePersonAtFirst } from "@/components/ui/form/person";
import type { MessageView } from "@/lib/conversations/message-view";

/** The messages of this page that are on their way or did not arrive, and how to send one. */
export function useOutbox(meetingId: string, onSent: (message: MessageView) => void) {
  const person = usePersonAtFirst();
  const owned = useDraftOwner();
  const [pending, update] = useState<readonly Pending[]>([]);
  const arrived = (message: MessageView) => {
    if (owned) forgetSent(draftKey(owned.owner, "message", location.pathname), "body", message.body, Date.now());
    onSent(message);
  };
  return {
    pending,
    ...outboxWith({ transmit: (message) => sendMessage({ meetingId, person }, message), onSent: arrived, update }),
  };
}
