import { type Act, type By, type Fields, HOST, type Response, type Who } from "@/scripts/simulate/acts/act";
import { type Content, contentWith, instantOf, sameContent } from "@/scripts/simulate/acts/content";
import { keptLists, reconcile, wantedOf } from "@/scripts/simulate/model/invitees";
import { entry, type InviteeState, type MeetingState, type Teller } from "@/scripts/simulate/model/state";

type Doing<Kind extends Act["do"]> = Extract<Act, { do: Kind }>;
const [MINUTE, UNDO] = [60_000, 8_000];

type How = { readonly off?: boolean; readonly pause?: number; readonly quietly?: boolean | undefined; by?: By };
type Meant = How & { readonly begins: number; readonly now: number };
type Own = InviteeState | undefined;

/** The host changes a meeting. Gives the status that is owed. */
export function change({ person }: Teller, meeting: MeetingState, set: Fields, meant: Meant): number {
  const [{ content }, { begins, now, off = false, pause = UNDO, quietly = false, by }] = [meeting, meant];
  if (content.off) return off ? 200 : 409;
  const lists = keptLists(meeting, set);
  const linked = meeting.invitees.filter(({ removed, kind }) => !removed && kind !== "external").map(({ who }) => who);
  const wanted = wantedOf(person, lists, linked);
  const next = { ...contentWith(content, set, begins), off };
  const [moved, length] = [next.start !== content.start || next.end !== content.end, (next.end - next.start) / MINUTE];
  const late = next.start !== content.start && next.start <= now && content.end > now;
  const [had, has] = [content.place, next.place].map(({ type, value }) => type !== "video" || value !== undefined);
  if (!wanted || late || (by === "form" && had && !has) || (moved && (length < 5 || length > 1440))) return 422;
  const told = !sameContent(content, next);
  const otherwise = moved || JSON.stringify(next.place) !== JSON.stringify(content.place);
  if (told && quietly && (otherwise || meeting.announceAt !== undefined)) return 409;
  const was = { content, disclosure: meeting.disclosure, reminders: meeting.reminders, client: meeting.client };
  const before = { plain: was, invitees: meeting.invitees.map((one) => ({ ...one })) };
  const { changed: others, newNumber } = reconcile(meeting, wanted);
  const { disclosure = was.disclosure, reminders = was.reminders } = set;
  const plain = { content: next, disclosure, reminders, client: lists.client };
  if (!told && !others && JSON.stringify(plain) === JSON.stringify({ ...was, content: next })) return 200;
  const replanned = next.start !== content.start || reminders !== was.reminders;
  if (replanned) meeting.planned.push({ start: next.start, at: now });
  for (const one of moved ? meeting.invitees : [])
    Object.assign(one, { proposal: undefined }, !one.removed && { answer: "needs_action" });
  Object.assign(meeting, plain, { stored: meeting.stored + 1 });
  if (told || newNumber) meeting.sequence = meeting.announced + 1;
  const undo = { stored: meeting.stored, ...before };
  if (told && quietly) keepQuiet(meeting);
  else if (told || others) Object.assign(meeting, { announceAt: now + pause, undo });
  return 200;
}

/** Whoever has been told knows the new state without a word. */
function keepQuiet(meeting: MeetingState): void {
  meeting.announced = meeting.sequence;
  meeting.contents.set(meeting.sequence, meeting.content);
  for (const one of meeting.invitees) if (!one.removed && one.knows) one.knows = meeting.content;
}

export function undo(meeting: MeetingState, now: number): number {
  const { undo: back, announceAt } = meeting;
  if (back?.stored !== meeting.stored || announceAt === undefined || announceAt <= now) return 409;
  Object.assign(meeting, back.plain, { stored: meeting.stored + 1, undo: undefined });
  for (const [at, one] of meeting.invitees.entries()) {
    const { removed, answer, proposal } = back.invitees[at] ?? { ...one, removed: true };
    Object.assign(one, { removed, answer, proposal });
  }
  meeting.planned.push({ start: meeting.content.start, at: now });
  return 303;
}

/** What concerns one invitee: the status that is owed, and what it changes. @param seen which number an email answered */
export function onOwn(model: Teller, meeting: MeetingState, act: Act & { who: Who }, meant: Meant, seen: unknown) {
  const sees = !("by" in act) || act.by === "app" || act.by === "key";
  const own = meeting.invitees.findLast((one) => one.who === act.who && !one.removed);
  const over = meeting.content.off || meeting.content.end <= meant.now;
  const newest = meeting.invitees.findLast((one) => one.who === act.who && one.emailed);
  if (act.do === "bounce" && act.how !== "delivered" && !newest?.erased) model.person(act.who).suppressed = true;
  const written = !meeting.announceAt || meeting.undo?.plain.content.start === meeting.content.start;
  if (act.do === "move_there" && act.who === HOST && written) change(model, meeting, { start: act.start }, meant);
  if (act.do === "answer_there" && own && !over) answer(meeting, own, { ...act, by: "app", note: own.note ?? "" }, 0);
  if (act.do === "message") return write(model, meeting, own, act);
  if (act.do === "decide") return own?.proposal ? (over ? 409 : decide(model, meeting, own, act, meant)) : 404;
  if (act.do === "resend" && own && !over) {
    if (own.anew || !own.knows) entry(model, meeting, own, "meeting_scheduled");
    own.pending = { ...known(own, meeting), again: true };
    Object.assign(own, { knows: own.pending.content, anew: false });
    model.person(act.who).suppressed = false;
  }
  if (act.do === "resend") return own ? (over ? 409 : 202) : 404;
  if (act.do !== "answer" && act.do !== "propose") return undefined;
  if (!own || (sees && own.kind === "external")) return sees ? 404 : undefined;
  if (over) return sees ? 410 : undefined;
  const status = act.do === "answer" ? answer(meeting, own, act, Number(seen)) : propose(meeting, own, act, meant);
  if (status < 300 && sees) own.asGuest = false;
  return sees ? (act.do === "propose" ? status : 200) : undefined;
}

function known({ knows, anew }: InviteeState, { content, announced }: MeetingState) {
  return { content: (!anew && knows) || content, sequence: announced };
}

type Answer = Pick<Doing<"answer">, "by" | "response" | "note">;
function answer(meeting: MeetingState, own: InviteeState, { by, response, note }: Answer, seen: number) {
  if (by === "email" && !belongs(meeting.content, meeting, own, seen)) return late(meeting, own, response, note, seen);
  if (own.answer !== response || own.note !== (note || null)) meeting.stored += 1;
  Object.assign(own, { answer: response, note: note || null }, by === "email" && { repliedTo: seen });
  return 200;
}

/** An answer by email belongs to the time that the answered email told, and the newest number that was answered counts. */
function belongs(to: Content, { contents }: MeetingState, { repliedTo }: InviteeState, seen: number): boolean {
  const answered = contents.get(seen);
  return answered?.start === to.start && answered.end === to.end && seen >= repliedTo;
}

/** An answer to the time before the last change counts once that change is undone. */
function late(meeting: MeetingState, own: InviteeState, answer: Response, note: string, seen: number): number {
  const { undo: back, invitees } = meeting;
  const before = back?.invitees[invitees.indexOf(own)];
  if (!before || own.answer !== "needs_action" || !belongs(back.plain.content, meeting, own, seen)) return 409;
  [before.answer, own.note] = [answer, note || null];
  return 409;
}

function propose(meeting: MeetingState, own: InviteeState, act: Doing<"propose">, { begins, now }: Meant) {
  const starts = act.starts.map((start) => instantOf(start, begins));
  if (starts.some((at, place) => at <= now || at === meeting.content.start || starts.indexOf(at) < place)) return 422;
  const proposal = { starts: act.starts, note: act.note };
  if (JSON.stringify(own.proposal) !== JSON.stringify(proposal)) meeting.stored += 1;
  own.proposal = proposal;
  return 201;
}

function decide(model: Teller, meeting: MeetingState, own: InviteeState, act: Doing<"decide">, meant: Meant): number {
  if (act.accept) return change(model, meeting, { start: own.proposal?.starts[0] ?? 0 }, meant);
  own.proposal = undefined;
  meeting.stored += 1;
  if (own.kind === "external" || own.asGuest) own.kept = known(own, meeting);
  entry(model, meeting, own, "time_kept");
  return 200;
}

/** One entry for each reader who has not looked since the last one. Those who declined only read. */
function write({ entries }: Teller, { invitees, unread, number }: MeetingState, own: Own, act: Doing<"message">) {
  if (act.who !== HOST && (!own || own.kind === "external")) return 404;
  if (own?.answer === "declined") return 403;
  unread.delete(act.who);
  const seated = invitees.filter(({ removed, kind }) => !removed && kind !== "external").map(({ who }) => who);
  for (const who of [HOST, ...seated].filter((one) => one !== act.who && !unread.has(one))) {
    unread.add(who);
    entries.push({ who, meeting: number, kind: "new_message" });
  }
  if (own && act.by === "app") own.asGuest = false;
  return 201;
}
