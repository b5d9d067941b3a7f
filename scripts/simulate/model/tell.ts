import {
  type Content,
  type Entry,
  type InviteeState,
  type MeetingState,
  type PersonState,
  sameContent,
} from "@/scripts/simulate/model/state";

/** What telling needs of the model. */
export type Teller = {
  person(who: string): PersonState;
  readonly templatesOff: ReadonlySet<string>;
  readonly entries: Entry[];
};

/** Lets the invitations that wait leave, if there is still something to come to. */
export function work(teller: Teller, meeting: MeetingState, now: number): void {
  for (const invitee of meeting.invitees) {
    const { pending } = invitee;
    invitee.pending = undefined;
    if (!pending) continue;
    const toldInApp = teller.entries.some(
      ({ who, meeting: number }) => who === invitee.who && number === meeting.number,
    );
    const gone = invitee.removed || meeting.content.off || meeting.content.end <= now;
    // Whoever was not reached by it does not know of the meeting: a later change of mind has to tell them.
    if (gone) invitee.knows = pending.again || toldInApp ? invitee.knows : undefined;
    else
      email(
        teller,
        meeting,
        invitee,
        meeting.instant ? "instant_meeting_invitation" : "scheduled_meeting_invitation",
        pending.content,
        pending.sequence,
      );
  }
}

/** Tells everyone what they do not know yet, once the time for undoing is over. */
export function announce(teller: Teller, meeting: MeetingState): void {
  const at = meeting.announceAt;
  if (at === undefined) return;
  meeting.announceAt = undefined;
  meeting.announced = meeting.sequence;
  meeting.contents.set(meeting.sequence, meeting.content);
  for (const invitee of meeting.invitees) tell(teller, meeting, invitee, at);
}

function tell(teller: Teller, meeting: MeetingState, invitee: InviteeState, at: number): void {
  const { content, sequence } = meeting;
  const { knows } = invitee;
  const over = content.end <= at && (meeting.endedByHost || knows === undefined || knows.end <= at);
  if (over || invitee.out) return;
  if (invitee.removed || content.off) {
    if (knows === undefined) return;
    invitee.out = true;
    entry(teller, meeting, invitee, "meeting_cancelled");
    if (invitee.emailed && reaches(teller, invitee, "meeting_cancelled")) {
      invitee.cancelled = true;
      invitee.emailed = { content: invitee.emailed.content, sequence };
    }
    return;
  }
  if (knows !== undefined && sameContent(knows, content)) return;
  const kind = meeting.instant ? "instant_meeting_invitation" : "scheduled_meeting_invitation";
  entry(teller, meeting, invitee, knows === undefined ? "meeting_scheduled" : "meeting_updated");
  invitee.knows = content;
  if (knows === undefined || wantsUpdates(teller, invitee)) {
    email(teller, meeting, invitee, invitee.emailed ? "meeting_updated" : kind, content, sequence);
  }
}

export function entry(teller: Teller, meeting: MeetingState, { linked, who }: InviteeState, kind: string): void {
  if (linked && !teller.templatesOff.has(kind)) teller.entries.push({ who, meeting: meeting.number, kind });
}

function email(
  teller: Teller,
  meeting: MeetingState,
  invitee: InviteeState,
  template: string,
  content: Content,
  sequence: number,
): void {
  invitee.knows ??= content;
  if (!reaches(teller, invitee, template)) return;
  invitee.emailed = { content, sequence };
  Object.assign(invitee, { cancelled: false, booked: false });
  meeting.contents.set(sequence, content);
}

function reaches(teller: Teller, { who }: InviteeState, template: string): boolean {
  return !teller.templatesOff.has(template) && !teller.person(who).suppressed;
}

/** Whoever is but an address to the host gets each email: a missing one would tell of an account. */
export function wantsUpdates(teller: Teller, { linked, asGuest, who }: InviteeState): boolean {
  const { updateMails, connected } = teller.person(who);
  return !linked || asGuest || updateMails === "always" || (updateMails === "without_calendar" && !connected);
}

const LEADS = { day_before: 24 * 3_600_000, ten_minutes_before: 600_000 };

/** Reminds of what comes due in this time. Gives each reminder that is owed by email. */
export function remind(teller: Teller, meeting: MeetingState, from: number, until: number): void {
  const { content, reminders } = meeting;
  for (const kind of ["day_before", "ten_minutes_before"] as const) {
    const due = content.start - LEADS[kind];
    const planned = meeting.planned.some(({ start, at }) => start === content.start && at < due);
    if (!planned || due <= from || due > until || content.off || (reminders !== "both" && reminders !== kind)) continue;
    for (const invitee of meeting.invitees) {
      if (invitee.removed || invitee.answer === "declined" || invitee.knows?.start !== content.start) continue;
      const key = `${kind} ${content.start}`;
      if (!invitee.emailed || !wantsUpdates(teller, invitee) || !reaches(teller, invitee, "meeting_reminder")) continue;
      invitee.emailed = { content: invitee.knows, sequence: meeting.announced };
      if (!invitee.reminded.includes(key)) invitee.reminded.push(key);
    }
  }
}
