"use client";

import { useState } from "react";
import { Bell } from "@/components/notifications/bell";
import { BellPanel } from "@/components/notifications/bell-panel";
import type { NotificationReader } from "@/components/notifications/notification-line";
import { RingingCard } from "@/components/notifications/ringing-card";
import { UnreadStatus } from "@/components/notifications/unread-status";
import { useNotifications } from "@/components/notifications/use-notifications";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  unread: number;
  reader: NotificationReader;
  open: FormAction;
};

export function BellAndRing({ unread: rendered, reader, open }: Props) {
  const [shown, setShown] = useState(false);
  const { latest, unread, isError, askAgain } = useNotifications({ unread: rendered, renderedAt: reader.now }, shown);
  const ringing = latest?.data.find(({ ringSeconds }) => ringSeconds !== null);
  return (
    <>
      <Bell unread={unread} shown={shown} setShown={setShown}>
        <BellPanel latest={latest} failed={isError} reader={reader} open={open} />
      </Bell>
      <UnreadStatus unread={unread} />
      {ringing ? <RingingCard key={ringing.id} notification={ringing} over={askAgain} /> : null}
    </>
  );
}
