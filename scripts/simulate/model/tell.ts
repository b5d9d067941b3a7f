import {
  type InviteeState,
  type MeetingState,
  sameContent,
  type Teller,
  type Told,
} from "@/scripts/simulate/model/state";

export function work(model: Teller, meeting: MeetingState, now: number): void {
  for (const invitee of meeting.invitees) {
    const { pending } = invitee;
    if (!pending) continue;
    const waits = (invitee.removed || meeting.content.off) && meeting.announceAt !== undefined && !pending.again;
    if (!waits) invitee.pending = undefined;
    if (!invitee.removed && !meeting.content.off && meeting.content.end > now) {
      email(model, meeting, invitee, invitation(meeting), pending);
      continue;
    }
    // Whom it did not reach, neither in the app, does not know of the meeting; undone, the invitation goes after all.
    const inApp = model.entries.some(({ who, meeting: number }) => who === invitee.who && number === meeting.number);
    if (!pending.again && !inApp) invitee.knows = undefined;
  }
}

/** Tells everyone what they do not know yet, once the time for undoing is over. */
export function announce(model: Teller, meeting: MeetingState): void {
  const { announceAt: at, sequence } = meeting;
  if (at === undefined) return;
  Object.assign(meeting, { announceAt: undefined, announced: sequence });
  meeting.contents.set(meeting.sequence, meeting.content);
  for (const invitee of meeting.invitees) tell(model, meeting, invitee, at);
}

function tell(model: Teller, meeting: MeetingState, invitee: InviteeState, at: number): void {
  const [{ content, sequence }, { knows, emailed }] = [meeting, invitee];
  const over = content.end <= at && (meeting.endedByHost || knows === undefined || knows.end <= at);
  if (over || invitee.out) return;
  if (invitee.removed || content.off) {
    invitee.pending = undefined;
    if (knows === undefined) return;
    invitee.out = true;
    entry(model, meeting, invitee, "meeting_cancelled");
    if (!emailed || !reaches(model, invitee, "meeting_cancelled")) return;
    Object.assign(invitee, { cancelled: true, emailed: { content: emailed.content, sequence } });
    return;
  }
  if (knows !== undefined && sameContent(knows, content)) return;
  entry(model, meeting, invitee, knows === undefined ? "meeting_scheduled" : "meeting_updated");
  invitee.knows = content;
  if (knows !== undefined && !wantsUpdates(model, invitee)) return;
  email(model, meeting, invitee, emailed ? "meeting_updated" : invitation(meeting), { content, sequence });
}

function invitation({ instant }: MeetingState): string {
  return `${instant ? "instant" : "scheduled"}_meeting_invitation`;
}

export function entry(model: Teller, { number: meeting }: MeetingState, { kind: of, who }: InviteeState, kind: string) {
  if (of !== "external" && !model.templatesOff.has(kind)) model.entries.push({ who, meeting, kind });
}

function email(model: Teller, { contents }: MeetingState, to: InviteeState, key: string, emailed: Told) {
  to.knows ??= emailed.content;
  if (!reaches(model, to, key)) return;
  Object.assign(to, { emailed, cancelled: false, booked: false });
  contents.set(emailed.sequence, emailed.content);
}

function reaches(model: Teller, { who }: InviteeState, template: string): boolean {
  return !model.templatesOff.has(template) && !model.person(who).suppressed;
}

function wantsUpdates(model: Teller, { kind, asGuest, who }: InviteeState): boolean {
  const { updateMails, connected } = model.person(who);
  return kind === "external" || asGuest || updateMails === "always" || (updateMails !== "never" && !connected);
}

const LEADS = { day_before: 24 * 3_600_000, ten_minutes_before: 600_000 };

export function remind(model: Teller, meeting: MeetingState, from: number, until: number): void {
  const { content, reminders } = meeting;
  for (const kind of ["day_before", "ten_minutes_before"] as const) {
    const due = content.start - LEADS[kind];
    const planned = meeting.planned.some(({ start, at }) => start === content.start && at < due);
    if (!planned || due <= from || due > until || content.off || (reminders !== "both" && reminders !== kind)) continue;
    for (const invitee of meeting.invitees) {
      const { removed, answer, knows, emailed } = invitee;
      const reached = emailed && wantsUpdates(model, invitee) && reaches(model, invitee, "meeting_reminder");
      if (removed || answer === "declined" || knows?.start !== content.start || !reached) continue;
      invitee.emailed = { content: knows, sequence: meeting.announced };
      invitee.reminded = [...new Set([...invitee.reminded, `${kind} ${content.start}`])];
    }
  }
}
