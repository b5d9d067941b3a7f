import type { Fields, Who } from "@/scripts/simulate/acts/act";
import { keptLists, reconcile, wantedOf } from "@/scripts/simulate/model/invitees";
import { type Content, type MeetingState, type PersonState, sameContent } from "@/scripts/simulate/model/state";

const MINUTE = 60_000;
const UNDO = 8_000;

type Meant = { readonly begins: number; readonly now: number; readonly off?: boolean; readonly pause?: number };
/** The host changes a meeting. Gives the status that is owed. */
export function change(person: (who: Who) => PersonState, meeting: MeetingState, set: Fields, meant: Meant): number {
  const { content } = meeting;
  const { now, off = false, pause = UNDO } = meant;
  if (content.off) return off ? 200 : 409;
  const lists = keptLists(meeting, set);
  const linked = meeting.invitees.filter(({ removed, kind }) => !removed && kind !== "external").map(({ who }) => who);
  const wanted = wantedOf(person, lists, linked);
  const next = changed(content, set, meant);
  if (!wanted || !next) return 422;
  const was = { content, disclosure: meeting.disclosure, reminders: meeting.reminders, client: meeting.client };
  const before = { plain: was, invitees: meeting.invitees.map((one) => ({ ...one })) };
  const { changed: others, newNumber } = reconcile(meeting, wanted);
  const { disclosure = was.disclosure, reminders = was.reminders } = set;
  const plain = { content: next, disclosure, reminders, client: lists.client };
  const told = !sameContent(content, next);
  if (!told && !others && JSON.stringify(plain) === JSON.stringify({ ...was, content: next })) return 200;
  const replanned = next.start !== content.start || reminders !== was.reminders;
  if (replanned) meeting.planned.push({ start: next.start, at: now });
  const moved = next.start !== content.start || next.end !== content.end;
  for (const one of meeting.invitees) if (moved && !one.removed) one.answer = "needs_action";
  Object.assign(meeting, plain, { stored: meeting.stored + 1 }, next.end > now && { endedByHost: false });
  if (told || newNumber) meeting.sequence = meeting.announced + 1;
  const undo = { stored: meeting.stored, ...before };
  if (told || others) Object.assign(meeting, { announceAt: now + pause, undo });
  return 200;
}

function changed(content: Content, set: Fields, { begins, now, off = false }: Meant): Content | undefined {
  const start = set.start === undefined ? content.start : begins + set.start * MINUTE;
  const length = set.minutes === undefined ? content.end - content.start : set.minutes * MINUTE;
  const moved = start !== content.start || length !== content.end - content.start;
  if (start !== content.start && start <= now && content.end > now) return undefined;
  if (moved && (length < 5 * MINUTE || length > 1440 * MINUTE)) return undefined;
  const { title = content.title, description = content.description, timeZone = content.timeZone } = set;
  return { title, description, start, end: start + length, timeZone, place: set.location ?? content.place, off };
}

export function undo(meeting: MeetingState, now: number): number {
  const { undo: back, announceAt } = meeting;
  if (back?.stored !== meeting.stored || announceAt === undefined || announceAt <= now) return 409;
  Object.assign(meeting, back.plain, { stored: meeting.stored + 1, undo: undefined });
  for (const [at, one] of meeting.invitees.entries()) {
    const { removed, answer } = back.invitees[at] ?? { removed: true, answer: one.answer };
    Object.assign(one, { removed, answer });
  }
  meeting.planned.push({ start: meeting.content.start, at: now });
  return 303;
}
