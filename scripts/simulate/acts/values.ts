import type { Fields, Place, Profile } from "@/scripts/simulate/acts/act";
import type { Chance } from "@/scripts/simulate/acts/chance";

/** Stands in every private word of a life, so that judges can look for it where it must not be. */
export const CANARY = "kanari";

const ZONES = [
  "Europe/Berlin",
  "Europe/Lisbon",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Pacific/Auckland",
  "America/St_Johns",
  "UTC",
];
const LOCALES = ["en", "de", "es", "fr"];
const SCRIPTS = ["plain", "ünïcode", "日本語の題", "עברית", 'a,b;c\\d "q": é', "👩‍⚕️👩‍⚕️", "<b>bold</b> & co"];

let counted = 0;

/** Begins to count private words anew: the words of a life are the same each time that it is drawn. */
export function forgetWords(): void {
  counted = 0;
}

/** A private text that no other text of the life contains. */
export function words(chance: Chance, most = 255): string {
  counted += 1;
  const start = `${CANARY}${counted}x ${chance.pick(SCRIPTS)}`;
  const long = chance.likely(0.04) ? `${start} ${"W".repeat(most)}` : start;
  const points = [...long];
  while (points.join("").length > most) points.pop();
  return points.join("").trim();
}

export function place(chance: Chance): Place {
  const type = chance.pick(["video", "video", "phone", "in_person"] as const);
  if (chance.likely(type === "video" ? 0.6 : 0.15)) return { type };
  counted += 1;
  if (type === "video") return { type, value: `https://call${counted}.example/room?x=${counted}` };
  if (type === "phone") return { type, value: `+49 30 ${1000 + counted}` };
  return {
    type,
    value: chance.pick([`Lindenallee ${counted}, 2. Stock`, `Ward ${counted}; door "B"`, `Salle ${counted} été`]),
  };
}

export function zone(chance: Chance): string {
  return chance.pick(ZONES);
}

export function profile(chance: Chance): Required<Profile> {
  return {
    locale: chance.pick(LOCALES),
    timeZone: zone(chance),
    updateMails: chance.pick(["always", "without_calendar", "without_calendar", "never"] as const),
  };
}

/** When a meeting starts, in minutes of the life: mostly days ahead, sometimes within the hour or over a clock change. */
export function start(chance: Chance, now: number): number {
  const ahead = chance.weighted({ soon: 2, days: 6, months: 2 });
  if (ahead === "soon") return now + chance.whole(20, 300);
  return now + (ahead === "days" ? chance.whole(1_500, 14_000) : chance.whole(60_000, 260_000));
}

/** Any number of fields, at least one. */
export function changes(chance: Chance, now: number): Fields {
  const drawn: Fields = {
    ...(chance.likely(0.3) && { title: words(chance) }),
    ...(chance.likely(0.25) && { description: chance.likely(0.3) ? null : words(chance, 4000) }),
    ...(chance.likely(0.35) && { start: start(chance, now) }),
    ...(chance.likely(0.15) && { minutes: chance.pick([5, 25, 50, 60, 90, 1440]) }),
    ...(chance.likely(0.15) && { timeZone: zone(chance) }),
    ...(chance.likely(0.35) && { location: place(chance) }),
    ...(chance.likely(0.08) && { disclosure: chance.pick(["neutral", "full"] as const) }),
    ...(chance.likely(0.2) && {
      reminders: chance.pick(["none", "day_before", "ten_minutes_before", "both"] as const),
    }),
  };
  return Object.keys(drawn).length > 0 ? drawn : { location: place(chance) };
}
