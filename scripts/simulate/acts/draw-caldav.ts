import {
  type Act,
  type CalendarFault,
  COLLEAGUES,
  type Deed,
  HOST,
  type Script,
  type Who,
} from "@/scripts/simulate/acts/act";
import { type Chance, chanceOf } from "@/scripts/simulate/acts/chance";
import { start } from "@/scripts/simulate/acts/values";

/** Every so many lives one has calendars at a CalDAV server: a real one costs more than a stand-in. */
const EVERY = 20;
const MOST_ACTS = 20;
const FAULTS: readonly CalendarFault[] = ["calendar_refused", "calendar_lost", "calendar_unheard"];

/** Gives some lives CalDAV calendars, with more of what is done in calendars, and what goes wrong at their server. */
export function withCaldav(script: Script): Script {
  if (script.life % EVERY !== EVERY - 1) return script;
  const chance = chanceOf(script.seed, script.life, 0xca1d);
  const [first] = script.acts;
  const invited = (first?.do === "schedule" && first.set.colleagues) || [];
  const caldav = [HOST, ...COLLEAGUES.filter((who) => chance.likely(invited.includes(who) ? 0.9 : 0.2))];
  const connected = caldav.map((who) => there({ do: "connect", who, shares: chance.likely(0.7), beside: false }));
  const acts = [...script.acts.slice(0, 1), ...connected];
  const others = script.acts.slice(1, MOST_ACTS - connected.length);
  let room = MOST_ACTS - acts.length - others.length;
  for (const act of others) {
    acts.push(act);
    if (act.do === "deactivate" || act.after !== "quiet" || room <= 0 || chance.likely(0.5)) continue;
    room -= 1;
    acts.push(there(deedThere(chance, caldav, act)));
  }
  return { ...script, caldav, acts: acts.map((act) => withFaults(chance, act)) };
}

function there(deed: Deed, meeting = 0): Act {
  return { ...deed, meeting, after: "quiet" };
}

function deedThere(chance: Chance, caldav: readonly Who[], before: Act): Deed {
  const who = chance.pick(caldav);
  const until = before.do === "wait" ? before.until : 0;
  const kind = chance.weighted({ move_there: 4, answer_there: 3, delete_there: 1, disconnect: 1, connect: 1 });
  if (kind === "move_there") return { do: kind, who, start: start(chance, until) };
  if (kind === "answer_there") {
    return { do: kind, who: caldav.at(-1) ?? HOST, response: chance.pick(["accepted", "declined", "tentative"]) };
  }
  return kind === "connect"
    ? { do: kind, who, shares: chance.likely(0.7), beside: chance.likely(0.3) }
    : { do: kind, who };
}

function withFaults(chance: Chance, act: Act): Act {
  if (act.do === "wait" || chance.likely(0.8)) return act;
  const calendarFaults = Array.from({ length: chance.whole(1, 3) }, () => chance.pick(FAULTS));
  return { ...act, calendarFaults, after: "quiet" };
}
