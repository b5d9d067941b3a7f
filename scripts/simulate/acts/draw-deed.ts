import { CLIENTS, COLLEAGUES, type Deed, GUESTS, HOST, REGISTERED, type Who } from "@/scripts/simulate/acts/act";
import { type Drawn, EVERYBODY } from "@/scripts/simulate/acts/drawn";
import { changes, profile, start, words } from "@/scripts/simulate/acts/values";

const TEMPLATES = ["scheduled_meeting_invitation", "meeting_updated", "meeting_cancelled", "meeting_scheduled"];

const WEIGHTS = {
  update: 26,
  invite: 9,
  remove: 8,
  answer: 18,
  undo: 6,
  cancel: 5,
  resend: 4,
  wait: 8,
  profile: 3,
  template: 2,
  verify: 2,
  propose: 6,
  decide: 5,
  rotate: 2,
  message: 4,
  end_relationship: 2,
  client: 3,
  erase: 1,
  stranger: 2,
  bounce: 2,
  connect: 4,
  disconnect: 1,
  move_there: 3,
  delete_there: 1,
  answer_there: 2,
} as const;

/** What happens next to this meeting. */
export function drawDeed(drawn: Drawn, at: number): Deed {
  const { chance, now } = drawn;
  const meeting = drawn.meetings[at];
  if (!meeting) throw new Error("Acts come after the meeting that they are about.");
  const invited = [...(meeting.client ? [meeting.client] : []), ...meeting.colleagues, ...meeting.addresses];
  const who = () => (invited.length > 0 && chance.likely(0.9) ? chance.pick(invited) : chance.pick(EVERYBODY.slice(1)));
  const by = chance.pick(["key", "app"] as const);
  const kind = chance.weighted(WEIGHTS);
  switch (kind) {
    case "update":
      return updateOf(drawn, meeting);
    case "invite": {
      const added = chance.pick([...GUESTS, ...REGISTERED, ...COLLEAGUES]);
      const list = COLLEAGUES.some((one) => one === added) ? meeting.colleagues : meeting.addresses;
      if (!list.includes(added)) list.push(added);
      return { do: "invite", who: added };
    }
    case "remove": {
      const gone = who();
      meeting.colleagues = meeting.colleagues.filter((one) => one !== gone);
      meeting.addresses = meeting.addresses.filter((one) => one !== gone);
      if (meeting.client === gone) meeting.client = null;
      return { do: "remove", who: gone };
    }
    case "answer": {
      const response = chance.pick(["accepted", "declined", "tentative"] as const);
      return {
        do: "answer",
        by: chance.pick(["page", "app", "key", "email"] as const),
        who: who(),
        response,
        note: chance.likely(0.3) ? words(chance, 500) : "",
        ...(chance.likely(0.3) && { old: true }),
      };
    }
    case "propose": {
      drawn.proposer = who();
      return {
        do: kind,
        by: chance.pick(["page", "app", "key"] as const),
        who: drawn.proposer,
        starts: Array.from({ length: chance.whole(1, 2) }, () => start(chance, now)),
        note: chance.likely(0.4) ? words(chance, 500) : "",
      };
    }
    case "decide":
      return { do: kind, by, who: chance.likely(0.7) ? (drawn.proposer ?? who()) : who(), accept: chance.likely(0.5) };
    case "cancel":
      return { do: kind, by, reason: chance.likely(0.5) ? words(chance, 500) : "" };
    case "wait":
      drawn.now = waitUntil(drawn, meeting.start);
      return { do: kind, until: drawn.now };
    case "profile":
      return profileOf(drawn, who());
    case "template":
      return { do: kind, key: chance.pick(TEMPLATES), on: chance.likely(0.5) };
    case "client":
      meeting.client = chance.pick([...CLIENTS, null]);
      return { do: "update", by, set: { client: meeting.client } };
    case "end_relationship":
      return { do: kind, who: chance.pick(CLIENTS) };
    case "verify":
      return { do: kind, who: "uma" };
    case "message":
      return { do: kind, by, who: chance.likely(0.3) ? HOST : who(), body: words(chance, 2000) };
    case "bounce":
      return { do: kind, who: who(), how: chance.pick(["delivered", "bounced", "complained"] as const) };
    case "resend": {
      const again = who();
      if (drawn.resent.has(again)) return updateOf(drawn, meeting);
      drawn.resent.add(again);
      return { do: kind, who: again };
    }
    case "connect":
      return {
        do: kind,
        who: chance.pick([HOST, HOST, ...COLLEAGUES]),
        shares: chance.likely(0.5),
        beside: chance.likely(0.3),
      };
    case "disconnect":
    case "delete_there":
      return { do: kind, who: chance.pick([HOST, ...COLLEAGUES]) };
    case "move_there":
      meeting.start = start(chance, now);
      return { do: kind, who: chance.pick([HOST, HOST, HOST, ...COLLEAGUES]), start: meeting.start };
    case "answer_there":
      return {
        do: kind,
        who: chance.pick(COLLEAGUES),
        response: chance.pick(["accepted", "declined", "tentative"] as const),
      };
    case "stranger":
      return { do: kind, by, turn: chance.whole(0, 11) };
    case "undo":
      return { do: kind };
    default:
      return { do: kind, who: who() };
  }
}

function updateOf(drawn: Drawn, meeting: Drawn["meetings"][number]): Deed {
  const { chance, now } = drawn;
  const set = changes(chance, now);
  const by = chance.weighted({ key: 2, app: 2, form: 2, quietly: 1 });
  if (by === "quietly") {
    const { title, description, timeZone } = { title: words(chance), ...set };
    const quiet = chance.likely(0.8)
      ? { title, ...(description && { description }), ...(timeZone && { timeZone }) }
      : set;
    return { do: "update", by: "form", set: quiet, quietly: true };
  }
  if (set.start !== undefined) meeting.start = set.start;
  return { do: "update", by, set };
}

function profileOf({ chance }: Drawn, who: Who): Deed {
  const { locale, timeZone, updateMails } = profile(chance);
  return {
    do: "profile",
    who,
    set: { ...(chance.likely(0.5) && { locale }), ...(chance.likely(0.5) && { timeZone }), updateMails },
  };
}

/** A little on, or to where reminders are due, the meeting starts or it is over. */
function waitUntil({ chance, now }: Drawn, begins: number): number {
  const goal = chance.weighted({ little: 3, day_before: 2, begun: 2, over: 1 });
  if (goal === "little") return now + chance.pick([1, 2, 61, 700]);
  const target = goal === "day_before" ? begins - 1439 : goal === "begun" ? begins + 1 : begins + 1441;
  return Math.max(now + 1, target);
}
