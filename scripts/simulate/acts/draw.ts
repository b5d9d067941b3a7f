import {
  type Act,
  CLIENTS,
  COLLEAGUES,
  type Fields,
  GUESTS,
  HOST,
  type MailFault,
  REGISTERED,
  type Script,
  type Then,
} from "@/scripts/simulate/acts/act";
import { chanceOf } from "@/scripts/simulate/acts/chance";
import { withCaldav } from "@/scripts/simulate/acts/draw-caldav";
import { drawDeed } from "@/scripts/simulate/acts/draw-deed";
import { type Drawn, EVERYBODY } from "@/scripts/simulate/acts/drawn";
import { forgetWords, place, profile, start, words, zone } from "@/scripts/simulate/acts/values";

const BEGINS = Date.parse("2027-01-04T08:00:00Z");
const FAULTS: readonly MailFault[] = ["refused", "busy", "reset_before", "reset_after", "lost_answer", "html"];

/** The life that belongs to a seed and a number: the same one each time. */
export function drawScript(seed: number, life: number): Script {
  forgetWords();
  const chance = chanceOf(seed, life);
  const begins = BEGINS + chance.whole(0, 360 * 24 * 60) * 60_000;
  const people = Object.fromEntries(EVERYBODY.map((who) => [who, profile(chance)]));
  const drawn: Drawn = { chance, resent: new Set(), meetings: [], now: 0 };
  const acts: Act[] = [schedule(drawn)];
  const length = chance.whole(6, 20);
  while (acts.length < length) acts.push(next(drawn, acts.at(-1)));
  // Nothing follows it: who hosted can do nothing any more.
  if (chance.likely(0.05)) acts.push({ do: "deactivate", who: HOST, meeting: 0, after: "quiet" });
  return withCaldav({ seed, life, begins, people, acts });
}

/** What whoever asked may ask again without knowing whether it was done: the answer is the same. */
function mayBeRepeated(act: Act): boolean {
  if (act.do === "schedule" || act.do === "invite" || act.do === "remove") return true;
  if (act.do === "update") return act.by !== "form";
  return act.do === "cancel" || (act.do === "answer" && act.by !== "email");
}

/** Adds kills to a life: its process dies at statements here and there. */
export function withKills(script: Script): Script {
  const chance = chanceOf(script.seed, script.life, 0xdead);
  const killed = (act: Act): Act => {
    const where = chance.likely(0.5) && mayBeRepeated(act) ? "request" : "work";
    const statement = chance.whole(1, chance.pick([5, 20, 60]));
    const kill = { in: where, statement, when: chance.pick(["before", "after"] as const) } as const;
    return chance.likely(0.4) && act.do !== "wait" ? { ...act, kill } : act;
  };
  return { ...script, acts: script.acts.map(killed) };
}

/** Whether the act before is a change of which nobody has heard yet. */
function canUndo({ do: kind, after }: Act): boolean {
  return after !== "quiet" && ["update", "invite", "remove", "cancel"].includes(kind);
}

function next(drawn: Drawn, before: Act | undefined): Act {
  const { chance, meetings } = drawn;
  if (meetings.length < 3 && chance.likely(0.06)) return schedule(drawn);
  const meeting = before && canUndo(before) ? before.meeting : chance.whole(0, meetings.length - 1);
  const after: Then = chance.weighted({ quiet: 6, work: 2, nothing: 2 });
  const faults = chance.likely(0.12)
    ? Array.from({ length: chance.whole(1, 3) }, () => chance.pick(FAULTS))
    : undefined;
  const deed = before && canUndo(before) && chance.likely(0.3) ? ({ do: "undo" } as const) : drawDeed(drawn, meeting);
  // What others tell of an email or an event is about one that has gone there.
  const fromOutside = deed.do === "bounce" || deed.do.endsWith("_there");
  if (fromOutside && before?.after !== "quiet") return next(drawn, before);
  // An email is read by the worker, so its answer comes about with the next work.
  const byEmail = deed.do === "answer" && deed.by === "email" && after === "nothing";
  return {
    ...deed,
    meeting,
    after: faults || byEmail || fromOutside ? "quiet" : after,
    ...(faults && { faults }),
  };
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
