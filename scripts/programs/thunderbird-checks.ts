import { strict as assert } from "node:assert";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { EventBody } from "@/lib/adapters/calendar";
import { makeCalendar, noRadicale, startRadicale } from "@/lib/testing/radicale";
import type { Check } from "@/scripts/programs/check";
import { adapterFor, asProgram, meeting, type Place, stripped } from "@/scripts/programs/held-copies";
import { noThunderbird, startThunderbird } from "@/scripts/programs/thunderbird";
import { OPEN_EMAIL, SAVE } from "@/scripts/programs/thunderbird-scripts";

const missing = noThunderbird() ?? noRadicale;

export const thunderbirdChecks: readonly Check[] = [
  {
    name: "P1 thunderbird: an event that it saves is silent at the next look",
    missing,
    run: () => inThunderbird(savesSilently),
  },
  {
    name: "P2 thunderbird: an invitee's copy leaves the email to be answered",
    missing,
    run: () => inThunderbird(canBeAnswered),
  },
];

type Program = {
  readonly place: Place;
  readonly run: (script: string, uid: string, file?: string) => Promise<unknown>;
};

/** A Thunderbird whose calendar lies on a Radicale. */
async function inThunderbird(hold: (program: Program) => Promise<void>): Promise<void> {
  await using radicale = await startRadicale();
  const calendar = await makeCalendar(radicale, "dana", "programs");
  const place = { calendar, home: `${radicale.url}/dana/`, owner: "", username: "dana", password: "secret" };
  await using door = await openDoor(radicale.url, place);
  await using thunderbird = await startThunderbird();
  const calendarThere = calendar.replace(radicale.url, door.url);
  await hold({ place, run: (script, uid, file = "") => thunderbird.run(script, calendarThere, uid, file) });
}

/** A way to the server that signs in by itself, for Thunderbird asks for a password in a window. */
async function openDoor(to: string, { username, password }: Place): Promise<AsyncDisposable & { url: string }> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const server = createServer((incoming, outgoing) => {
    const { host: _, ...headers } = incoming.headers;
    const asked = request(to + incoming.url, { method: incoming.method, headers: { ...headers, authorization } });
    asked.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    asked.on("error", () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no free port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function savesSilently({ place, run }: Program): Promise<void> {
  const adapter = adapterFor(place);
  const stored = await adapter.pushEvent(meeting);
  assert.equal(await run(SAVE, meeting.uid), "saved");
  const saved = await adapter.readEvent(stored.externalId);
  assert.equal(saved?.title, "Saved in Thunderbird", "Thunderbird did not save the event");
  if (!saved.silent) await adapter.updateEvent({ ...stored, etag: null }, meeting);
  assert.equal((await adapter.readEvent(stored.externalId))?.silent, true, "what it took out is not put back");
}

const bo = { email: "bo@x.example", name: "Bo Berg", response: "needs_action" as const };
const copy: EventBody = { ...meeting, uid: `${crypto.randomUUID()}@meet.example`, attendees: [bo] };

/** The bar above an email says that the event is dealt with where the calendar's copy is another object; a control shows it. */
async function canBeAnswered({ place, run }: Program): Promise<void> {
  const adapter = adapterFor(place);
  const emailOf = async (externalId: string) => {
    const file = await (await asProgram(place, externalId)).text();
    return stripped(file).replace("BEGIN:VEVENT", "METHOD:REQUEST\r\nBEGIN:VEVENT");
  };
  const stored = await adapter.pushEvent(copy);
  const email = await emailOf(stored.externalId);
  assert.match(String(await run(OPEN_EMAIL, copy.uid, email)), /not yet responded.*imipAcceptButton/);
  const moved = email.replaceAll("20310310T", "20310311T").replace(/SEQUENCE:\d+/, "SEQUENCE:1");
  const later = moved.replace(/DTSTAMP:.*/, "DTSTAMP:20310309T160000Z");
  assert.match(String(await run(OPEN_EMAIL, copy.uid, later)), /an update.*imipAcceptButton/);
  const former = {
    ...copy,
    uid: `${crypto.randomUUID()}@meet.example`,
    sequence: 1,
    organizer: { name: "Bo", email: bo.email },
  };
  await adapter.pushEvent(former);
  const words = String(await run(OPEN_EMAIL, former.uid, email.replaceAll(copy.uid, former.uid)));
  assert.match(words, /already been processed/, "Thunderbird takes a copy for the email's object that is another one");
}
