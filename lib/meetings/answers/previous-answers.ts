import type { MeetingRow, Response } from "@/lib/meetings/meeting-row";

/** What invitees answered to an earlier time and have to answer again, by the id of the invitation. */
export type EarlierAnswers = Readonly<Record<string, Exclude<Response, "needs_action">>>;

/** Answers to the time before the last change, for the host's page; the API does not return them. Pure. */
export function earlierAnswersOf(meeting: MeetingRow): EarlierAnswers {
  return Object.fromEntries(
    meeting.invitations.flatMap(({ id, earlierResponse: earlier }) =>
      earlier === null || earlier === "needs_action" ? [] : [[id, earlier]],
    ),
  );
}

/** The invitations whose answer the host's own calendar named: shown as noted there, never as the invitee's own. Pure. */
export function notedAnswersOf({ invitations }: Pick<MeetingRow, "invitations">): string[] {
  return invitations.filter(({ noted }) => noted).map(({ id }) => id);
}
