import { type GoogleStandIn, startGoogleStandIn } from "@/e2e/servers/google-stand-in";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { closeOutbox } from "@/lib/outbox/producer";
import { runCommand } from "@/scripts/admin/run";
import { COLLEAGUES, HOST, type Script, type Who } from "@/scripts/simulate/acts/act";
import { type Api, apiOf } from "@/scripts/simulate/world/api";
import { forgetCalendars } from "@/scripts/simulate/world/calendars";
import { clock, installClock } from "@/scripts/simulate/world/clock";
import { openSimulationDatabase, type SimulationDatabase } from "@/scripts/simulate/world/database";
import { emailOf, makePeople, type People, type Person } from "@/scripts/simulate/world/people";
import { setEnvironment } from "@/scripts/simulate/world/settings";
import { type Wired, wire } from "@/scripts/simulate/world/wire";
import { type Worker, workerOn } from "@/scripts/simulate/world/worker";

/** The installation in which lives take place, one after the other. */
export type Installation = { begin(script: Script): Promise<World>; close(): Promise<void> };

/** What one life has met: its people, the ids that the product gave, and everything that reached the outside. */
export type World = {
  readonly people: People;
  readonly api: Api;
  readonly worker: Worker;
  readonly resend: ResendStandIn;
  readonly google: GoogleStandIn;
  readonly database: SimulationDatabase;
  readonly wired: Wired;
  /** The meetings by their number, as they were scheduled; a refused one is missing. */
  readonly meetings: Map<number, { readonly id: string; readonly uid: string }>;
  /** What explains that an email was skipped or overtaken: what was ever switched off, removed or cancelled, faults. */
  readonly weather: { readonly everOff: Set<string>; stormy: boolean; answersLost: boolean };
  person(who: Who): Person;
  /** Carries out a command of the operators. */
  admin(words: string): Promise<Record<string, unknown>>;
};

export async function openInstallation(server: string): Promise<Installation> {
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
  const wired = await wire(database, { resend });
  return {
    async begin(script) {
      clock.begin(script.begins);
      await database.forget();
      await database.syncClock();
      resend.clearFaults();
      forgetCalendars(google, [HOST, ...COLLEAGUES].map(emailOf));
      wired.logged.length = 0;
      const people = await makePeople(wired.wiring.contextOf({ kind: "system" }, newId()), script);
      return worldOf({
        people,
        api: apiOf(),
        worker: workerOn(database, wired.effects),
        resend,
        google,
        database,
        wired,
        meetings: new Map(),
        weather: { everOff: new Set(), stormy: false, answersLost: false },
      });
    },
    async close() {
      await resend.close();
      await google.close();
      await wired.wiring.live.stop();
      await closeOutbox();
      await wired.db.$disconnect();
      await database.close();
    },
  };
}

function worldOf(parts: Omit<World, "person" | "admin">): World {
  const operator: Context = parts.wired.wiring.contextOf({ kind: "system" }, newId());
  return {
    ...parts,
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
