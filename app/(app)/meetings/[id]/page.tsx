import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import {
  addedPersonAction,
  answerAction,
  delegateAction,
  keepAction,
  resendAction,
  settleAction,
  undoAction,
} from "@/app/(app)/meetings/[id]/actions";
import { markReadAction, postAction } from "@/app/(app)/meetings/[id]/conversation-actions";
import { meetingOfPage } from "@/app/(app)/meetings/[id]/meeting-of-page";
import { acceptAction, declineAction, proposeAction } from "@/app/(app)/meetings/[id]/proposal-actions";
import { MeetingCalendars } from "@/components/calendars/meeting-calendars";
import { Conversation, type Talking } from "@/components/conversation/conversation";
import { RefreshMeeting } from "@/components/live/refresh-meeting";
import { ChangedNotice } from "@/components/meeting-change/changed-notice";
import { CalendarFile } from "@/components/meeting-page/calendar-file";
import { CancelledNotice } from "@/components/meeting-page/cancelled-notice";
import { ChangeMessage } from "@/components/meeting-page/change-message";
import { ClosedAccounts } from "@/components/meeting-page/closed-accounts";
import { Delegates } from "@/components/meeting-page/delegates";
import { Description } from "@/components/meeting-page/description";
import { Disclosure } from "@/components/meeting-page/disclosure";
import { type Done, DoneNotice } from "@/components/meeting-page/done-notice";
import { History } from "@/components/meeting-page/history";
import { MeetingHeader } from "@/components/meeting-page/meeting-header";
import { OwnAnswer } from "@/components/meeting-page/own-answer";
import { Proposals } from "@/components/meeting-page/proposals";
import { SameLinkNotice } from "@/components/meeting-page/same-link-notice";
import { UndeliveredNotice } from "@/components/meeting-page/undelivered-notice";
import { WhenAndWhere } from "@/components/meeting-page/when-and-where";
import { Who } from "@/components/meeting-people/who";
import { Words } from "@/components/ui/words";
import type { ConversationPage } from "@/lib/conversations/conversation-page";
import { earlierAnswersOf, notedAnswersOf } from "@/lib/meetings/answers/previous-answers";
import { type InviteeAnswer, respondInput } from "@/lib/meetings/answers/respond-input";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import { isOver } from "@/lib/meetings/meeting-status";
import { type MeetingView, viewOf } from "@/lib/meetings/view";
import { shortWhenWords } from "@/lib/time/when-words";
import { readerZone } from "@/lib/web/callers/page-context";
import { meetingPageOf } from "@/lib/web/pages/meeting-page";
import { isOpenedByReader } from "@/lib/web/request/opened-by-reader";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The date and not the title, because browsers keep the names of pages where others can read them. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { meeting } = await meetingOfPage((await params).id, chosenIn(await searchParams));
  const t = await getTranslations("meetingPage");
  return { title: t("title", { when: shortWhenWords({ ...meeting, ...(await readerZone()) }) }) };
}

/** Everything about one meeting that the reader may know. */
export default async function MeetingPage({ params, searchParams }: Props) {
  const did = await searchParams;
  const chosen = chosenIn(did);
  const { ctx, meeting: row } = await meetingOfPage((await params).id, chosen);
  if (isOpenedByReader(await headers())) await revealAccount(ctx, row.id);
  const now = ctx.now();
  const meeting = viewOf(row, ctx.actor, { appUrl: ctx.appUrl, now });
  const reader = { ...(await readerZone()), now };
  const done = doneOf(did, meeting.status);
  const revision = Number(did.changed);
  const page = await meetingPageOf(ctx, row, revision);
  const { hosting, proposals, message, undoable } = page;
  const ownAnswer = (
    <OwnAnswer
      meeting={meeting}
      reader={reader}
      proposal={proposals[0]}
      answer={answerAction.bind(null, row.id)}
      hint={chosen}
      propose={proposeAction.bind(null, row.id)}
    />
  );
  const first = !hosting && isUnsent(chosen, meeting);
  return (
    <article className="flex flex-col gap-8">
      <RefreshMeeting meetingId={row.id} revision={row.revision} />
      <MeetingHeader meeting={meeting} hosting={hosting} />
      {hosting ? <UndeliveredNotice meeting={meeting} /> : null}
      {page.sameLink ? <SameLinkNotice other={page.sameLink} reader={reader} /> : null}
      {first ? ownAnswer : null}
      {undoable ? (
        <Words
          of={["common.changeSaved", "common.meetingCancelled", "common.undo", "common.undoing", "meetingChange.done"]}
        >
          <ChangedNotice
            undo={undoAction.bind(null, row.id, revision)}
            cancelled={meeting.status === "cancelled"}
            people={undoable.people}
            leftMilliseconds={undoable.until - now}
          />
        </Words>
      ) : null}
      {hosting && done && !undoable ? <DoneNotice done={done} invited={meeting.invitees.length} /> : null}
      {meeting.status === "cancelled" ? <CancelledNotice meeting={meeting} reader={reader} /> : null}
      {message === null ? null : <ChangeMessage message={message} />}
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex min-w-0 flex-col gap-10">
          <WhenAndWhere meeting={meeting} reader={reader} hosting={hosting} />
          {hosting ? (
            <Proposals
              meeting={meeting}
              proposals={proposals}
              reader={reader}
              accept={acceptAction.bind(null, row.id)}
              decline={declineAction.bind(null, row.id)}
            />
          ) : null}
          {hosting ? (
            <>
              <Delegates meeting={meeting} delegates={page.delegates} decide={delegateAction.bind(null, row.id)} />
              <ClosedAccounts meeting={meeting} people={page.closedAccounts} keep={keepAction.bind(null, row.id)} />
            </>
          ) : null}
          {hosting ? (
            <Who
              meeting={meeting}
              reader={reader}
              earlier={earlierAnswersOf(row)}
              noted={notedAnswersOf(row)}
              emails={page.emailedWords}
              resend={resendAction.bind(null, row.id)}
            />
          ) : first ? null : (
            ownAnswer
          )}
          <Description text={meeting.description ?? null} />
          <Conversation talking={talkingAbout(row.id, page.conversation)} reader={reader} />
        </div>
        <aside className="flex flex-col gap-8 lg:self-stretch lg:border-line lg:border-l lg:pl-8">
          <CalendarFile meeting={meeting} />
          <MeetingCalendars
            calendars={page.calendars}
            meeting={meeting}
            hosting={hosting}
            reader={reader}
            settle={settleAction.bind(null, row.id)}
            decideAdded={addedPersonAction.bind(null, row.id)}
          />
          {hosting ? <Disclosure meeting={meeting} /> : null}
          {hosting ? <History lines={page.history} reader={reader} /> : null}
        </aside>
      </div>
    </article>
  );
}

/** The answer that was chosen in an email. */
function chosenIn({ answer }: Awaited<Props["searchParams"]>) {
  return respondInput.shape.response.safeParse(answer).data;
}

/** Whether an answer that was chosen in an email still has to be sent: it then comes before everything. */
function isUnsent(chosen: InviteeAnswer | undefined, { status, invitees: [own] }: MeetingView): boolean {
  return chosen !== undefined && own !== undefined && own.response !== chosen && !isOver(status);
}

/** What the form that led here has done. */
function doneOf(did: Awaited<Props["searchParams"]>, status: string): Done | undefined {
  if (did.changed !== undefined) return status === "cancelled" ? "cancelled" : "changed";
  return (["scheduled", "undone", "resent", "kept", "quiet"] as const).find((done) => did[done] === "1");
}

function talkingAbout(meetingId: string, page: ConversationPage): Talking {
  return {
    page,
    post: postAction.bind(null, meetingId),
    clientId: v7(),
    markRead: markReadAction.bind(null, meetingId),
  };
}
