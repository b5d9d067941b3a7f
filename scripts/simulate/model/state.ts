import type { Profile, Response, Who } from "@/scripts/simulate/acts/act";
import { type Content, sameContent } from "@/scripts/simulate/acts/content";

type Flags<Names extends string> = Record<Names, boolean>;

type PersonFlag = "hasAccount" | "verified" | "active" | "related" | "suppressed" | "connected";
/** What the model holds of a person. `suppressed`: has bounced or complained. */
export type PersonState = Required<Profile> & Flags<PersonFlag> & { readonly who: Who };

export type Told = { readonly content: Content; readonly sequence: number };

// `anew`: invited again, by another link. `asGuest`: the host knows an address alone. `out`: knows that it is off for them.
// `booked`: knows the first state by other emails than ours. `cancelled`: so says their calendar.
export type InviteeState = Flags<"anew" | "asGuest" | "removed" | "out" | "erased" | "booked" | "cancelled"> & {
  readonly who: Who;
  kind: "client" | "internal" | "external";
  answer: Response | "needs_action";
  note: string | null;
  /** By whichever way; then by email alone. */
  knows: Content | undefined;
  emailed: Told | undefined;
  /** Leaves with the next work. */
  pending: (Told & { readonly again: boolean }) | undefined;
  kept: Told | undefined;
  proposal: { readonly starts: readonly number[]; readonly note: string } | undefined;
  repliedTo: number;
  reminded: readonly string[];
};

type Plain = { content: Content; disclosure: string; reminders: string; client: Who | null };
type Undo = { readonly stored: number; readonly plain: Plain; readonly invitees: readonly InviteeState[] };

/** `stored` counts what was stored, because an undo asks whether something came after the change. */
export interface MeetingState extends Plain, Record<"number" | "sequence" | "announced" | "stored", number> {
  readonly instant: boolean;
  announceAt: number | undefined;
  undo: Undo | undefined;
  readonly invitees: InviteeState[];
  /** Who has an entry about messages that they have not read. */
  readonly unread: Set<Who>;
  /** What has been told under each number; one number never has two contents. */
  readonly contents: Map<number, Content>;
  /** Starts of which reminders are planned, and since when. */
  readonly planned: { readonly start: number; readonly at: number }[];
}

/** What telling needs of the model. An entry is what somebody is told in the app. */
export type Teller = { person(who: Who): PersonState; templatesOff: ReadonlySet<string>; entries: Entry[] };
export type Entry = { readonly who: Who; readonly meeting: number; readonly kind: string };

export function work(model: Teller, meeting: MeetingState, now: number): void {
  for (const invitee of meeting.invitees) {
    const { pending, kept } = invitee;
    const comes = !invitee.removed && !meeting.content.off && meeting.content.end > now;
    if (kept && comes) email(model, meeting, invitee, "time_kept", kept);
    invitee.kept = undefined;
    if (!pending) continue;
    const waits = (invitee.removed || meeting.content.off) && meeting.announceAt !== undefined && !pending.again;
    if (!waits) invitee.pending = undefined;
    // Whom it did not reach, neither in the app, does not know of the meeting; undone, the invitation goes after all.
    const inApp = model.entries.some(({ who, meeting: number }) => who === invitee.who && number === meeting.number);
    if (comes) email(model, meeting, invitee, invitation(meeting), pending);
    else if (!pending.again && !inApp) invitee.knows = undefined;
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
  const [{ content, sequence }, { emailed, anew }] = [meeting, invitee];
  const out = invitee.removed || content.off;
  const knows = anew && !out ? undefined : invitee.knows;
  if (invitee.out || (content.end <= at && (knows === undefined || knows.end <= at))) return;
  if (out) {
    // An invitation that is on its way counts as told, although this keeps it from leaving.
    if (knows === undefined && invitee.pending === undefined) return;
    Object.assign(invitee, { pending: undefined, out: true });
    entry(model, meeting, invitee, "meeting_cancelled");
    if (!emailed || !reaches(model, invitee, "meeting_cancelled")) return;
    Object.assign(invitee, { cancelled: true, emailed: { content: emailed.content, sequence } });
    return;
  }
  if (knows !== undefined && sameContent(knows, content)) return;
  entry(model, meeting, invitee, knows === undefined ? "meeting_scheduled" : "meeting_updated");
  Object.assign(invitee, { knows: content, anew: false });
  if (knows !== undefined && !wantsUpdates(model, invitee)) return;
  email(model, meeting, invitee, emailed && !anew ? "meeting_updated" : invitation(meeting), { content, sequence });
}

const invitation = ({ instant }: MeetingState) => `${instant ? "instant" : "scheduled"}_meeting_invitation`;

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
      Object.assign(invitee, { booked: false, emailed: { content: knows, sequence: meeting.announced } });
      invitee.reminded = [...new Set([...invitee.reminded, `${kind} ${content.start}`])];
    }
  }
}
