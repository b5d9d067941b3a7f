import { startGoogleStandIn } from "@/e2e/servers/google-stand-in";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { closeOutbox, openOutbox } from "@/lib/outbox/producer";
import { runCommand } from "@/scripts/admin/run";
import { COLLEAGUES, HOST, type Script, type Who } from "@/scripts/simulate/acts/act";
import { type Api, apiOf } from "@/scripts/simulate/world/api";
import { caldavLives } from "@/scripts/simulate/world/calendars/caldav-lives";
import type { FallibleWay } from "@/scripts/simulate/world/calendars/fallible-way";
import { forgetCalendars, googleCalendarsOf } from "@/scripts/simulate/world/calendars/google-calendars";
import type { OwnCalendars } from "@/scripts/simulate/world/calendars/own-calendars";
import { clock, installClock } from "@/scripts/simulate/world/clock";
import { openSimulationDatabase, type SimulationDatabase } from "@/scripts/simulate/world/database";
import type { BuiltServer } from "@/scripts/simulate/world/http/built-server";
import { httpLives } from "@/scripts/simulate/world/http/http-lives";
import type { Mortal } from "@/scripts/simulate/world/mortal";
import { emailOf, makePeople, type People, type Person } from "@/scripts/simulate/world/people";
import { type Processes, processesOn } from "@/scripts/simulate/world/processes";
import { setEnvironment } from "@/scripts/simulate/world/settings";
import { newSpans, type Spans } from "@/scripts/simulate/world/spans";
import { type Wired, wire } from "@/scripts/simulate/world/wire";
import type { Worker } from "@/scripts/simulate/world/worker";

/** The installation in which lives take place, one after the other. */
export type Installation = { begin(script: Script): Promise<World>; close(): Promise<void> };

/** What one life has met: its people, the ids that the product gave, and everything that reached the outside. */
export type World = {
  readonly people: People;
  readonly api: Api;
  readonly worker: Worker;
  readonly resend: ResendStandIn;
  calendarsOf(who: Who): OwnCalendars;
  /** Where requests to the CalDAV server of a life meet its faults; undefined in a life without one. */
  /** Whom web requests are sent to; undefined where the handlers in this process answer them. */
  readonly built: BuiltServer | undefined;
  readonly faultsOfCaldav: FallibleWay | undefined;
  readonly database: SimulationDatabase;
  /** The process of the product that runs now, web and worker in one. */
  readonly wired: Wired;
  readonly mortal: Mortal;
  /** Starts another process after this one has died. */
  restart(): Promise<void>;
  /** The meetings by their number, as they were scheduled; a refused one is missing. */
  readonly meetings: Map<number, { readonly id: string; readonly uid: string }>;
  /** Calendars that their owners have changed themselves, and what goes wrong at present: anything, or answers that are lost. */
  readonly weather: { readonly strayed: Set<string>; stormy: boolean; answersLost: boolean };
  /** What explained when that an email was skipped or overtaken. */
  readonly spans: Spans;
  person(who: Who): Person;
  /** Carries out a command of the operators. */
  admin(words: string): Promise<Record<string, unknown>>;
};

/** @param builds where a build of these sources lies; undefined where lives over HTTP go through the handlers in this process */
export async function openInstallation(
  server: string,
  builds?: () => Promise<string | undefined>,
): Promise<Installation> {
  installClock();
  const database = await openSimulationDatabase(server);
  const resend = await startResendStandIn({ now: clock.now });
  const google = await startGoogleStandIn({ now: clock.now });
  setEnvironment({
    GOOGLE_CLIENT_ID: google.client.id,
    GOOGLE_CLIENT_SECRET: google.client.secret,
    GOOGLE_API_ROOT_URL: google.url,
    GOOGLE_OAUTH_ROOT_URL: google.url,
  });
  const steady = await wire(database, { resend }, {});
  await openOutbox(steady.db);
  const life = await processesOn(database, { resend });
  const caldav = caldavLives();
  const http = httpLives({ connectionString: database.connectionString, resend }, builds, (line) =>
    life.running().wired.logged.push(line),
  );
  return {
    async begin(script) {
      clock.begin(script.begins);
      await database.forget();
      await database.syncClock();
      resend.clearFaults();
      // What earlier lives sent would fill the memory of the process.
      resend.forget();
      forgetCalendars(google, [HOST, ...COLLEAGUES].map(emailOf));
      life.running().wired.logged.length = 0;
      const operator = steady.wiring.contextOf({ kind: "system" }, newId());
      const people = await makePeople(operator, script);
      const server = await caldav.begin(script);
      const built = await http.begin(script);
      const weather = { strayed: new Set<string>(), stormy: false, answersLost: false };
      return worldOf(
        {
          people,
          api: apiOf(() => life.running().mortal, built),
          built,
          resend,
          calendarsOf: (who) =>
            server && script.caldav?.includes(who)
              ? server.calendarsOf(who, emailOf(who))
              : googleCalendarsOf(google, emailOf(who)),
          faultsOfCaldav: server?.way,
          database,
          meetings: new Map(),
          weather,
          spans: newSpans(),
        },
        life,
        operator,
      );
    },
    async close() {
      await resend.close();
      await google.close();
      await caldav.close();
      await http.close();
      await closeOutbox();
      await life.close();
      await steady.db.$disconnect();
      await database.close();
    },
  };
}

type Parts = Omit<World, "person" | "admin" | "wired" | "worker" | "mortal" | "restart">;

function worldOf(parts: Parts, life: Processes, operator: Context): World {
  return {
    ...parts,
    get wired() {
      return life.running().wired;
    },
    get worker() {
      return life.running().worker;
    },
    get mortal() {
      return life.running().mortal;
    },
    restart: life.restart,
    person(who) {
      const person = parts.people.get(who);
      if (!person) throw new Error(`Nobody in this life is called ${who}.`);
      return person;
    },
    async admin(words) {
      const { ok, answer } = await runCommand(operator, words.split(" "));
      return ok ? answer : { ...answer, refused: true };
    },
  };
}
