import { findMeetingCalendars, type MeetingCalendar } from "@/lib/calendars/meeting-calendars";
import type { Context } from "@/lib/context";
import { type ConversationPage, conversationPageOf } from "@/lib/conversations/conversation-page";
import { type Delegate, findDelegates } from "@/lib/meetings/answers/delegates";
import { proposalsOf } from "@/lib/meetings/answers/find-proposals";
import { proposalViewOf } from "@/lib/meetings/answers/time-proposal";
import { findEmailedWords, type ShownWords } from "@/lib/meetings/answers/words-by-email";
import { findChangeMessage } from "@/lib/meetings/change/find-change-message";
import { findUndoable, type Undoable } from "@/lib/meetings/change/find-undoable";
import { type ClosedAccount, closedAccountsOf } from "@/lib/meetings/invitees/closed-accounts";
import type { HistoryLine } from "@/lib/meetings/lists/history-line";
import { historyOf } from "@/lib/meetings/lists/list-history";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { findSameLink, type SameLink } from "@/lib/meetings/schedule/same-link";
import { isHost } from "@/lib/meetings/view";

/** What the page of one meeting shows beside the meeting itself. */
export type ShownMeeting = {
  readonly hosting: boolean;
  readonly proposals: readonly ReturnType<typeof proposalViewOf>[];
  /** What the host wrote with the last change; null where it came without a word. */
  readonly message: string | null;
  /** The change that the page has just been told of, while its host can take it back. */
  readonly undoable: Undoable | undefined;
  readonly conversation: ConversationPage;
  readonly calendars: readonly MeetingCalendar[];
  /** Whom invitees asked to come in their place. Empty for everyone but the host, as is what follows. */
  readonly delegates: readonly Delegate[];
  /** Whose account is closed, while the host has not decided about them. */
  readonly closedAccounts: readonly ClosedAccount[];
  /** What invitees wrote by email. */
  readonly emailedWords: readonly ShownWords[];
  /** Another meeting of the host in the same call at the same time. */
  readonly sameLink: SameLink | undefined;
  readonly history: readonly HistoryLine[];
};

/**
 * Everything that the page of a meeting shows, read at once and without a lock.
 * @param meeting as `findMeeting` gave it to this actor
 * @param changedTo the revision that a form has just made; NaN after none
 */
export async function meetingPageOf(ctx: Context, meeting: MeetingRow, changedTo: number): Promise<ShownMeeting> {
  const hosting = isHost(meeting, ctx.actor);
  const [proposals, message, undoable, conversation, calendars, delegates, emailedWords, history, sameLink] =
    await Promise.all([
      proposalsOf(ctx, meeting),
      findChangeMessage(ctx.db, meeting.id),
      findUndoable(ctx, meeting, changedTo),
      conversationPageOf(ctx, meeting.id),
      findMeetingCalendars(ctx, meeting.id),
      hosting ? findDelegates(ctx.db, meeting.id) : [],
      hosting ? findEmailedWords(ctx.db, meeting.id) : [],
      hosting ? historyOf(ctx, meeting) : [],
      hosting ? findSameLink(ctx, meeting) : undefined,
    ]);
  return {
    hosting,
    proposals: proposals.map(proposalViewOf),
    message,
    undoable,
    conversation,
    calendars,
    delegates,
    closedAccounts: hosting ? closedAccountsOf(meeting) : [],
    emailedWords,
    sameLink,
    history,
  };
}
