"use client";

import { useState } from "react";
import { RefusedError, sendMessage } from "@/components/conversation/fetch-messages";
import type { MessageView } from "@/lib/conversations/message-view";

/** A message that the writer sees at once and the server does not know for sure yet. */
export type Pending = {
  readonly clientId: string;
  readonly body: string;
  /** Why it was not sent: a sentence of the server, or `undefined` where it did not answer. Missing while it is on its way. */
  readonly failure?: { readonly sentence: string | undefined };
};

/** Sends messages; one that did not arrive for sure is sent again under its client id, so it is stored once. */
export function useOutbox(meetingId: string, onSent: (message: MessageView) => void) {
  const [pending, setPending] = useState<readonly Pending[]>([]);

  const drop = (clientId: string) => setPending((all) => all.filter((one) => one.clientId !== clientId));
  const put = (message: Pending) =>
    setPending((all) => {
      const known = all.some(({ clientId }) => clientId === message.clientId);
      return known ? all.map((one) => (one.clientId === message.clientId ? message : one)) : [...all, message];
    });

  const send = async ({ clientId, body }: Pick<Pending, "clientId" | "body">) => {
    put({ clientId, body });
    try {
      onSent(await sendMessage(meetingId, { clientId, body }));
      drop(clientId);
    } catch (error) {
      put({ clientId, body, failure: { sentence: error instanceof RefusedError ? error.message : undefined } });
    }
  };
  return { pending, send, drop };
}
