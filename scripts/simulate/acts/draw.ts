import {
  type Act,
  CLIENTS,
  COLLEAGUES,
  type Deed,
  type Fields,
  GUESTS,
  HOST,
  type MailFault,
  REGISTERED,
  type Script,
  type Then,
  type Who,
} from "@/scripts/simulate/acts/act";
import { type Chance, chanceOf } from "@/scripts/simulate/acts/chance";
import { changes, forgetWords, place, profile, start, words, zone } from "@/scripts/simulate/acts/values";

const BEGINS = Date.parse("2027-01-04T08:00:00Z");
const EVERYBODY = [HOST, ...COLLEAGUES, ...CLIENTS, ...REGISTERED, ...GUESTS];
const FAULTS: readonly MailFault[] = ["refused", "busy", "reset_before", "reset_after", "lost_answer", "html"];
const TEMPLATES = ["scheduled_meeting_invitation", "meeting_updated", "meeting_cancelled", "meeting_scheduled"];

/** What the drawing itself has to remember, so that most acts make sense where they stand. */
type Drawn = {
  readonly chance: Chance;
  readonly meetings: { client: Who | null; colleagues: Who[]; addresses: Who[]; start: number; cancelled: boolean }[];
  now: number;
};

/** The life that belongs to a seed and a number: the same one each time. */
export function drawScript(seed: number, life: number): Script {
  forgetWords();
  const chance = chanceOf(seed, life);
  const begins = BEGINS + chance.whole(0, 360 * 24 * 60) * 60_000;
  const people = Object.fromEntries(EVERYBODY.map((who) => [who, profile(chance)]));
  const drawn: Drawn = { chance, meetings: [], now: 0 };
  const acts: Act[] = [schedule(drawn)];
  const length = chance.whole(6, 20);
  while (acts.length < length) acts.push(next(drawn));
  return { seed, life, begins, people, acts };
}

function next(drawn: Drawn): Act {
  const { chance, meetings } = drawn;
  if (meetings.length < 3 && chance.likely(0.06)) return schedule(drawn);
  const meeting = chance.whole(0, meetings.length - 1);
  const after: Then = chance.weighted({ quiet: 6, work: 2, nothing: 2 });
  const faults = chance.likely(0.12)
    ? Array.from({ length: chance.whole(1, 3) }, () => chance.pick(FAULTS))
    : undefined;
  const drawnDeed = deed(drawn, meeting);
  // An email is read by the worker, so its answer comes about with the next work.
  const byEmail = drawnDeed.do === "answer" && drawnDeed.by === "email" && after === "nothing";
  return { ...drawnDeed, meeting, after: faults || byEmail ? "quiet" : after, ...(faults && { faults }) };
}

function schedule(drawn: Drawn): Act {
  const { chance, meetings, now } = drawn;
  const instant = chance.likely(0.12);
  const many = chance.likely(0.02);
  const client = chance.likely(0.4) ? chance.pick(CLIENTS) : null;
  const colleagues = chance.some(COLLEAGUES, 0.35);
  const addresses = chance.some([...REGISTERED, ...GUESTS], many ? 1 : 0.3);
  const from = start(chance, now);
  const set: Fields = {
    title: words(chance),
    ...(chance.likely(0.6) && { description: words(chance, 4000) }),
    ...(!instant && { start: from }),
    minutes: chance.pick([5, 25, 50, 50, 60, 90, 1440]),
    ...(chance.likely(0.5) && { timeZone: zone(chance) }),
    ...(chance.likely(0.85) && { location: place(chance) }),
    ...(chance.likely(0.7) && { disclosure: chance.pick(["neutral", "full"] as const) }),
    ...(chance.likely(0.5) && {
      reminders: chance.pick(["none", "day_before", "ten_minutes_before", "both"] as const),
    }),
    ...(client && { client }),
    colleagues,
    addresses,
  };
  meetings.push({ client, colleagues, addresses, start: instant ? now : from, cancelled: false });
  const skip = chance.likely(0.06);
  const by = skip ? "key" : chance.pick(["key", "app"] as const);
  return {
    do: "schedule",
    by,
    instant,
    skip,
    set,
    meeting: meetings.length - 1,
    after: chance.weighted({ quiet: 6, work: 2, nothing: 2 }),
  };
}

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
  propose: 4,
  decide: 3,
  end: 1,
  rotate: 2,
  message: 2,
  end_relationship: 1,
  deactivate: 0.5,
  erase: 1,
  stranger: 2,
  bounce: 2,
} as const;

function deed(drawn: Drawn, at: number): Deed {
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
    case "propose":
      return {
        do: kind,
        who: who(),
        starts: Array.from({ length: chance.whole(1, 2) }, () => start(chance, now)),
        note: chance.likely(0.4) ? words(chance, 500) : "",
      };
    case "decide":
      return { do: kind, who: who(), accept: chance.likely(0.5) };
    case "cancel":
      return { do: kind, by, reason: chance.likely(0.5) ? words(chance, 500) : "" };
    case "wait":
      drawn.now = waitUntil(drawn, meeting.start);
      return { do: kind, until: drawn.now };
    case "profile":
      return profileOf(drawn, who());
    case "template":
      return { do: kind, key: chance.pick(TEMPLATES), on: chance.likely(0.5) };
    case "deactivate":
      return { do: kind, who: HOST };
    case "verify":
      return { do: kind, who: "uma" };
    case "message":
      return { do: kind, who: who(), body: words(chance, 2000) };
    case "bounce":
      return { do: kind, who: who(), how: chance.pick(["delivered", "bounced", "complained"] as const) };
    case "undo":
    case "end":
    case "stranger":
      return { do: kind };
    default:
      return { do: kind, who: who() };
  }
}

function updateOf(drawn: Drawn, meeting: Drawn["meetings"][number]): Deed {
  const { chance, now } = drawn;
  const set = changes(chance, now);
  if (set.start !== undefined) meeting.start = set.start;
  return { do: "update", by: chance.pick(["key", "app"] as const), set };
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
