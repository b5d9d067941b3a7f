import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownMeetingOfPage } from "@/app/(app)/meetings/[id]/own-meeting-of-page";
import { ChangePage } from "@/components/meeting-change/change-page";
import { DeliveryLogs } from "@/components/meeting-people/delivery-logs";
import { listDeliveries } from "@/lib/meetings/lists/list-deliveries";
import { readerZone } from "@/lib/web/callers/page-context";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meetingPage.deliveries");
  return { title: t("title") };
}

/** Every message about one meeting, with every try to bring it to the provider. */
export default async function DeliveriesPage({ params }: Props) {
  const { ctx, meeting, href } = await ownMeetingOfPage((await params).id);
  const t = await getTranslations("meetingPage.deliveries");
  const reader = { ...(await readerZone()), now: ctx.now() };
  return (
    <ChangePage title={t("title")} meetingTitle={meeting.title} meetingHref={href}>
      <DeliveryLogs logs={await listDeliveries(ctx, meeting.id)} reader={reader} />
    </ChangePage>
  );
}
