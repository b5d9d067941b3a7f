import type { Act } from "@/scripts/simulate/acts/act";
import type { InviteeState, MeetingState, PersonState } from "@/scripts/simulate/model/state";

type Own = InviteeState | undefined;

/** What concerns one invitee: the status that is owed, and what it changes. */
export function onOwn(
  meeting: MeetingState,
  act: Extract<Act, { who: string }>,
  person: PersonState,
  now: number,
  seen: unknown,
): number | undefined {
  const own = meeting.invitees.findLast((one) => one.who === act.who && !one.removed);
  const over = meeting.content.off || meeting.content.end <= now;
  if (act.do === "answer") return answer(meeting, own, act, over, Number(seen));
  if (act.do !== "resend") return undefined;
  if (!own || over) return own ? 409 : 404;
  own.pending = { content: own.knows ?? meeting.content, sequence: meeting.announced, again: true };
  person.suppressed = false;
  return 202;
}

function answer(meeting: MeetingState, own: Own, act: Extract<Act, { do: "answer" }>, over: boolean, seen: number) {
  const { by, response } = act;
  const seesStatus = by === "app" || by === "key";
  if (!own || (seesStatus && own.kind === "external")) return seesStatus ? 404 : undefined;
  if (over) return seesStatus ? 410 : undefined;
  if (by === "email" && !belongs(meeting, own, seen)) return undefined;
  const note = act.note || null;
  if (own.answer !== response || own.note !== note) meeting.stored += 1;
  Object.assign(own, { answer: response, note }, by === "email" && { repliedTo: seen });
  if (seesStatus) own.asGuest = false;
  return seesStatus ? 200 : undefined;
}

/** An answer by email belongs to the time that the answered email told, and the newest number that was answered counts. */
function belongs({ contents, content }: MeetingState, { repliedTo }: InviteeState, seen: number): boolean {
  const answered = contents.get(seen);
  return answered?.start === content.start && answered.end === content.end && seen >= repliedTo;
}
