import type { Model } from "@/scripts/simulate/model/model";
import { type Content, type InviteeState, type MeetingState, sameContent } from "@/scripts/simulate/model/state";

/** Lets the invitations that wait leave, if there is still something to come to. */
export function work(model: Model, meeting: MeetingState, now: number): void {
  for (const invitee of meeting.invitees) {
    const { pending } = invitee;
    invitee.pending = undefined;
    if (!pending) continue;
    if (!invitee.removed && !meeting.content.off && meeting.content.end > now) {
      email(model, meeting, invitee, invitation(meeting), pending.content, pending.sequence);
      continue;
    }
    // Whom it did not reach, neither in the app, does not know of the meeting: a later change of mind has to tell them.
    const inApp = model.entries.some(({ who, meeting: number }) => who === invitee.who && number === meeting.number);
    if (!pending.again && !inApp) invitee.knows = undefined;
  }
}

/** Tells everyone what they do not know yet, once the time for undoing is over. */
export function announce(model: Model, meeting: MeetingState): void {
  const at = meeting.announceAt;
  if (at === undefined) return;
  meeting.announceAt = undefined;
  meeting.announced = meeting.sequence;
  meeting.contents.set(meeting.sequence, meeting.content);
  for (const invitee of meeting.invitees) tell(model, meeting, invitee, at);
}

function tell(model: Model, meeting: MeetingState, invitee: InviteeState, at: number): void {
  const { content, sequence } = meeting;
  const { knows, emailed } = invitee;
  const over = content.end <= at && (meeting.endedByHost || knows === undefined || knows.end <= at);
  if (over || invitee.out) return;
  if (invitee.removed || content.off) {
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
  email(model, meeting, invitee, emailed ? "meeting_updated" : invitation(meeting), content, sequence);
}

function invitation({ instant }: MeetingState): string {
  return `${instant ? "instant" : "scheduled"}_meeting_invitation`;
}

export function entry(model: Model, { number: meeting }: MeetingState, { kind: of, who }: InviteeState, kind: string) {
  if (of !== "external" && !model.templatesOff.has(kind)) model.entries.push({ who, meeting, kind });
}

function email(model: Model, meeting: MeetingState, to: InviteeState, key: string, content: Content, sequence: number) {
  to.knows ??= content;
  if (!reaches(model, to, key)) return;
  Object.assign(to, { emailed: { content, sequence }, cancelled: false, booked: false });
  meeting.contents.set(sequence, content);
}

function reaches(model: Model, { who }: InviteeState, template: string): boolean {
  return !model.templatesOff.has(template) && !model.person(who).suppressed;
}

/** Whoever is but an address to the host gets each email: a missing one would tell of an account. */
function wantsUpdates(model: Model, { kind, asGuest, who }: InviteeState): boolean {
  const { updateMails, connected } = model.person(who);
  return kind === "external" || asGuest || updateMails === "always" || (updateMails !== "never" && !connected);
}

const LEADS = { day_before: 24 * 3_600_000, ten_minutes_before: 600_000 };

/** Reminds of what comes due in this time. */
export function remind(model: Model, meeting: MeetingState, from: number, until: number): void {
  const { content, reminders } = meeting;
  for (const kind of ["day_before", "ten_minutes_before"] as const) {
    const due = content.start - LEADS[kind];
    const planned = meeting.planned.some(({ start, at }) => start === content.start && at < due);
    if (!planned || due <= from || due > until || content.off || (reminders !== "both" && reminders !== kind)) continue;
    for (const invitee of meeting.invitees) {
      const { removed, answer, knows, emailed } = invitee;
      if (removed || answer === "declined" || knows?.start !== content.start || !emailed) continue;
      if (!wantsUpdates(model, invitee) || !reaches(model, invitee, "meeting_reminder")) continue;
      invitee.emailed = { content: knows, sequence: meeting.announced };
      invitee.reminded = [...new Set([...invitee.reminded, `${kind} ${content.start}`])];
    }
  }
}
