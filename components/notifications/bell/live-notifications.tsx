"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { useNow } from "@/components/meetings/use-now";
import { BellButton } from "@/components/notifications/bell/bell";
import { BellPanel } from "@/components/notifications/bell/bell-panel";
import { RingingCard } from "@/components/notifications/bell/ringing-card";
import type { NotificationActs } from "@/components/notifications/notification-acts";
import type { NotificationReader } from "@/components/notifications/notification-line";
import { UnreadStatus } from "@/components/notifications/unread-status";
import { useNotifications } from "@/components/notifications/use-notifications";

type Props = {
  unread: number;
  reader: NotificationReader;
} & NotificationActs;

/** The bell in the frame and the card that rings, kept up to date while the page is open. */
export function LiveNotifications(props: Props) {
  // Whether the browser believes itself to be online does not matter: our own server may be reached all the same.
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { networkMode: "always" } } }));
  return (
    <QueryClientProvider client={client}>
      <BellAndRing {...props} />
    </QueryClientProvider>
  );
}

function BellAndRing({ unread: rendered, reader, ...acts }: Props) {
  const [shown, setShown] = useState(false);
  const { latest, unread, isError, askAgain } = useNotifications({ unread: rendered, renderedAt: reader.now }, shown);
  const now = useNow(reader.now);
  const ringing = latest?.data.find(({ ringSeconds }) => ringSeconds !== null);
  return (
    <>
      <BellButton unread={unread} shown={shown} setShown={setShown}>
        <BellPanel latest={latest} failed={isError} reader={{ ...reader, now }} {...acts} />
      </BellButton>
      <UnreadStatus unread={unread} />
      {ringing ? <RingingCard key={ringing.id} notification={ringing} over={askAgain} /> : null}
    </>
  );
}
