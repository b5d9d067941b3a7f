import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { editMeetingAction } from "@/app/(app)/meetings/[id]/edit/actions";
import { namesIn } from "@/app/(app)/meetings/[id]/names-in";
import { ownMeetingOfPage } from "@/app/(app)/meetings/[id]/own-meeting-of-page";
import { ChangePage } from "@/components/meeting-change/change-page";
import { EditMeeting } from "@/components/meeting-change/edit-meeting";
import { NotOpen } from "@/components/meeting-change/not-open";
import { listConnections } from "@/lib/calendars/list-connections";
import { asGivenOut } from "@/lib/forms/edit-form-state";
import { editVersionOf } from "@/lib/meetings/change/edit-version";
import { addCurrentInvitees } from "@/lib/meetings/schedule/add-current-invitees";
import { findBusy } from "@/lib/meetings/schedule/find-busy";
import { findInvitable } from "@/lib/meetings/schedule/find-invitable";
import { zoneGroups } from "@/lib/time/zone-groups";
import { readerZone } from "@/lib/web/callers/page-context";
import { formOfMeeting } from "@/lib/web/forms/meeting-to-form";
import { videoServer } from "@/lib/web/pages/video-server";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meetingChange.edit");
  return { title: t("title") };
}

/**
 * Changes a meeting, with a review before anything is stored (docs/design/pages.md#P6). `?without=` leaves an invitee
 * out.
 */
export default async function EditMeetingPage({ params, searchParams }: Props) {
  const { ctx, meeting, href } = await ownMeetingOfPage((await params).id);
  const t = await getTranslations("meetingChange.edit");
  const frame = { title: t("title"), meetingTitle: meeting.title, meetingHref: href };
  if (meeting.status === "cancelled") {
    return (
      <ChangePage {...frame}>
        <NotOpen why="cancelled" meetingHref={href} meetingId={meeting.id} />
      </ChangePage>
    );
  }
  const [invitable, taken, calendars] = await Promise.all([
    findInvitable(ctx, videoServer() !== undefined),
    findBusy(ctx),
    listConnections(ctx),
  ]);
  const people = addCurrentInvitees(invitable, meeting);
  const { without } = await searchParams;
  const others = taken.filter(
    ({ title, startsAt, endsAt }) =>
      title !== meeting.title || startsAt !== meeting.startsAt || endsAt !== meeting.endsAt,
  );
  return (
    <ChangePage {...frame}>
      <EditMeeting
        action={editMeetingAction.bind(null, meeting.id)}
        formKey={randomUUID()}
        from={{ ...asGivenOut(formOfMeeting(meeting)), edition: [editVersionOf(meeting)] }}
        startFrom={formOfMeeting(meeting, typeof without === "string" ? without : undefined)}
        people={people}
        zones={zoneGroups([people.host.timeZone, meeting.timeZone])}
        taken={others}
        hasCalendar={calendars.length > 0}
        facts={{ names: namesIn(ctx, meeting, people), clients: clientsIn(people), reader: await readerZone() }}
        meetingHref={href}
        undoSeconds={ctx.announceDelaySeconds}
      />
    </ChangePage>
  );
}

function clientsIn({ clients }: ReturnType<typeof addCurrentInvitees>): Record<string, string> {
  return Object.fromEntries(clients.map(({ relationshipId, name }) => [relationshipId, name]));
}
