import ICAL from "ical.js";
import { asPerson, makeCalendar, type Radicale } from "@/lib/testing/radicale";
import { caldavSettings, connectCaldav, connectCaldavInput } from "@/lib/web/pages/caldav-connect";
import type { Response } from "@/scripts/simulate/acts/act";
import { type FallibleWay, fallibleWay } from "@/scripts/simulate/world/calendars/fallible-way";
import type { Copy, OwnCalendars } from "@/scripts/simulate/world/calendars/own-calendars";

const NAMES = ["own", "beside"] as const;

/** A real Radicale with a way to it on which requests fail; its people go there directly. */
export type CaldavServer = AsyncDisposable & {
  readonly way: FallibleWay;
  calendarsOf(who: string, email: string): OwnCalendars;
  /** Takes the calendars of a life away. */
  forget(): Promise<void>;
};

export async function openCaldavServer(radicale: Radicale): Promise<CaldavServer> {
  const way = await fallibleWay(radicale.url);
  const made = new Set<string>();
  return {
    way,
    calendarsOf: (who, email) => caldavCalendarsOf({ radicale, way, made }, who, email),
    async forget() {
      for (const who of made)
        for (const name of NAMES) await asked(who, `${radicale.url}/${who}/${name}/`, { method: "DELETE" });
      made.clear();
    },
    async [Symbol.asyncDispose]() {
      way.close();
      await radicale[Symbol.asyncDispose]();
    },
  };
}

type Server = { readonly radicale: Radicale; readonly way: FallibleWay; readonly made: Set<string> };

function caldavCalendarsOf({ radicale, way, made }: Server, who: string, email: string): OwnCalendars {
  const copies = async () =>
    made.has(who) ? (await Promise.all(NAMES.map((name) => copiesIn(radicale, { who, name, email })))).flat() : [];
  return {
    async connect(ctx, { beside }) {
      if (!made.has(who)) for (const name of NAMES) await makeCalendar(radicale, who, name);
      made.add(who);
      const input = connectCaldavInput.parse({ serverUrl: way.url, username: who, password: "secret" });
      const { id } = await connectCaldav(ctx, caldavSettings(), input, "Europe/Berlin");
      const known = NAMES.map((name) => ({ id: `${way.url}/${who}/${name}/`, name, writable: true }));
      // Who connects it again goes on where meetings stand already, for what was left stays.
      const used = (await copies())[0]?.calendar;
      const wanted = used ?? (beside ? "beside" : "own");
      return { id, known, calendarId: known.find(({ name }) => name === wanted)?.id ?? "" };
    },
    copiesOf: async (uid) => (await copies()).filter((copy) => copy.uid === uid),
  };
}

type Kept = Copy & { readonly uid: string; readonly calendar: string };
type Where = { readonly who: string; readonly name: string; readonly email: string };

async function copiesIn(radicale: Radicale, where: Where): Promise<Kept[]> {
  const objects = await radicale.objects(where.who, where.name);
  const at = `${radicale.url}/${where.who}/${where.name}/`;
  return objects.map(({ name, file }) => copyOf(file, `${at}${name}`, where));
}

/** The copy in a file, and what a program of its owner does with it: it saves the file with what was changed in it. */
function copyOf(file: string, address: string, { who, name, email }: Where): Kept {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error(`${address} is no event.`);
  const event = new ICAL.Event(component);
  const [start, end] = [event.startDate.toUnixTime() * 1000, event.endDate.toUnixTime() * 1000];
  const own = component.getAllProperties("attendee").find((one) => isAbout(one, email));
  const save = () =>
    asked(who, address, {
      method: "PUT",
      body: `${calendar}\r\n`,
      headers: { "content-type": "text/calendar; charset=utf-8" },
    });
  const answer = (response: Response) => {
    own?.setParameter("partstat", response.toUpperCase());
    return save();
  };
  return {
    uid: event.uid,
    calendar: name,
    start,
    end,
    title: event.summary,
    place: event.location ?? "",
    text: file.replace(/\r?\n[ \t]/g, ""),
    move(to) {
      event.startDate = inUtc(to);
      event.endDate = inUtc(to + end - start);
      return save();
    },
    remove: () => asked(who, address, { method: "DELETE" }),
    answer: own && answer,
  };
}

function isAbout(attendee: ICAL.Property, email: string): boolean {
  return String(attendee.getFirstValue()).toLowerCase() === `mailto:${email}`;
}

function inUtc(instant: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant), true);
}

async function asked(who: string, address: string, init: RequestInit): Promise<void> {
  const { ok, status } = await asPerson(who, address, init);
  if (!ok) throw new Error(`Radicale answered the program of ${who} with ${status}.`);
}
