"use client";

import { CheckCheck, CircleX, Clock, Hourglass, MailX, Send, ShieldX, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { messageKindOf, reasonKeyOf } from "@/components/meeting-people/delivery-words";
import type { Reader } from "@/components/meetings/reader";
import type { InviteeView } from "@/lib/meetings/view";
import { momentWords } from "@/lib/time/moment-words";

type Delivery = NonNullable<InviteeView["deliveries"]>[number];

const looks = {
  queued: { Icon: Clock, tone: "text-ink-soft" },
  sent: { Icon: Send, tone: "text-ink" },
  delivered: { Icon: CheckCheck, tone: "text-good" },
  delayed: { Icon: Hourglass, tone: "text-warn" },
  bounced: { Icon: MailX, tone: "text-bad" },
  complained: { Icon: ShieldX, tone: "text-bad" },
  failed: { Icon: CircleX, tone: "text-bad" },
  skipped: { Icon: SkipForward, tone: "text-warn" },
} as const;

/** What became of one message, in words and an icon: "Sent 14:02", "Skipped: no e-mail client is configured". */
export function DeliveryState({ delivery, reader }: { delivery: Delivery; reader: Reader }) {
  const t = useTranslations("meetingPage.who");
  const { Icon, tone } = looks[delivery.state];
  const reason = t(`reason.${reasonKeyOf(delivery.reason)}`, { code: delivery.reason ?? "" });
  const at = () => (
    // The browser's own date words may differ from the server's by a comma.
    <time dateTime={delivery.at} suppressHydrationWarning className="whitespace-nowrap">
      {momentWords(Date.parse(delivery.at), reader.now, reader.timeZone, reader.locale)}
    </time>
  );
  return (
    <>
      <span className="block text-ink-soft text-xs">
        {t("message", { channel: delivery.channel, kind: messageKindOf(delivery.template) })}
      </span>
      <span className={`flex items-start gap-2 font-medium ${tone}`}>
        <Icon aria-hidden="true" className="mt-[0.2em] size-4 shrink-0" />
        <span>{t.rich(`state.${delivery.state}`, { reason, at })}</span>
      </span>
    </>
  );
}
