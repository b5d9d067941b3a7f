import type { Script } from "@/scripts/simulate/acts/act";
import { type CaldavServer, openCaldavServer } from "@/scripts/simulate/world/calendars/caldav-calendars";

/** The CalDAV server of those lives that have one. It starts with the first of them. */
export type CaldavLives = {
  /** The server with no calendars in it; undefined for a life without one, and where none is installed. */
  begin(script: Script): Promise<CaldavServer | undefined>;
  close(): Promise<void>;
};

export function caldavLives(): CaldavLives {
  let opening: Promise<CaldavServer | undefined> | undefined;
  return {
    async begin({ caldav = [] }) {
      if (caldav.length === 0) return undefined;
      opening ??= open();
      const server = await opening;
      await server?.forget();
      return server;
    },
    async close() {
      await (await opening)?.[Symbol.asyncDispose]();
    },
  };
}

/** Says once what these lives do without. */
async function open(): Promise<CaldavServer | undefined> {
  const { noRadicale, startRadicale } = await import("@/lib/testing/radicale");
  if (noRadicale === undefined) return openCaldavServer(await startRadicale());
  process.stderr.write(`Lives with CalDAV calendars have them at the stand-in for Google here. ${noRadicale}\n`);
  return undefined;
}
