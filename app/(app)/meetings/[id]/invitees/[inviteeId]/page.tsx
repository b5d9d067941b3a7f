import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { replaceLinkAction } from "@/app/(app)/meetings/[id]/actions";
import { ownMeetingOfPage } from "@/app/(app)/meetings/[id]/own-meeting-of-page";
import { ChangePage } from "@/components/meeting-change/change-page";
import { PersonalLinkCard } from "@/components/meeting-change/personal-link-card";
import { personalLink } from "@/lib/meetings/guests/personal-link";
import { viewOf } from "@/lib/meetings/view";
import { pageOr404 } from "@/lib/web/pages/page-or-404";

type Props = {
  params: Promise<{ id: string; inviteeId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: common("personalLink") };
}

/** The link of one invitee, to hand over by another way than the mail. */
export default async function PersonalLinkPage({ params, searchParams }: Props) {
  const { id, inviteeId } = await params;
  const { ctx, meeting, href } = await ownMeetingOfPage(id);
  const link = await pageOr404(personalLink(ctx, meeting.id, inviteeId));
  const { invitees } = viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
  const invitee = invitees.find((one) => one.id === inviteeId);
  const common = await getTranslations("common");
  const { replaced } = await searchParams;
  return (
    <ChangePage title={common("personalLink")} meetingTitle={meeting.title} meetingHref={href}>
      <PersonalLinkCard
        link={link}
        name={invitee?.name ?? invitee?.email ?? ""}
        replace={replaceLinkAction.bind(null, id, inviteeId)}
        replaced={replaced !== undefined}
      />
    </ChangePage>
  );
}
