import { privateToo } from "@/lib/adapters/network/public-address";
import type { User } from "@/lib/db/generated/client";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import type { Effects } from "@/lib/effects/effects";
import { parseEnv } from "@/lib/env";
import { syncOnce } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { effectsWith } from "@/lib/testing/effects";
import { contextOf } from "@/lib/testing/people";
import { asPerson, makeCalendar, type Radicale } from "@/lib/testing/radicale";
import { connectCaldav, connectCaldavInput } from "@/lib/web/pages/caldav-connect";
import { calendarForWith } from "@/lib/wiring/calendar-for";

/** Somebody whose calendar on a real CalDAV server is connected, and what happens to their meetings in it. */
export async function aCaldavPerson(radicale: Radicale, user: User, calendar: string, wishes: Partial<Effects> = {}) {
  const person = "dana";
  if (!(await asPerson(person, `${radicale.url}/${person}/${calendar}/`, { method: "PROPFIND" })).ok) {
    await makeCalendar(radicale, person, calendar);
  }
  const settings = { reach: privateToo, timeoutSeconds: 10, now: () => Date.now() };
  const input = connectCaldavInput.parse({ serverUrl: radicale.url, username: person, password: "secret" });
  const { id: connectionId } = await connectCaldav(contextOf(user), settings, input, "Europe/Berlin");
  const calendarId = `${radicale.url}/${person}/${calendar}/`;
  await testDb().calendarConnection.update({
    where: { id: connectionId },
    data: { calendarId, busyCalendarIds: [calendarId] },
  });
  const effects = effectsWith(undefined, { calendarFor: calendarForWith(caldavEnvironment()), ...wishes });
  const line = (meetingId: string) => testDb().calendarEvent.findFirstOrThrow({ where: { connectionId, meetingId } });
  const addressOf = async (meetingId: string) => (await line(meetingId)).externalId ?? "";
  const files = async () => (await radicale.files(person, calendar)).map((file) => file.replace(/\r?\n[ \t]/g, ""));
  return {
    connectionId,
    calendarId,
    effects,
    line,
    files,
    sync: (meetingId: string) => syncOnce(effects, meetingId, connectionId),
    read: () => readCalendar(effects, { connectionId }),
    /** Their program writes a file. */
    write: (address: string, body: string) =>
      asPerson(person, address, { method: "PUT", body, headers: { "content-type": "text/calendar" } }),
    /** Their program opens the event, and saves what `edit` makes of it. */
    async save(meetingId: string, edit: (file: string) => string): Promise<void> {
      const address = await addressOf(meetingId);
      const file = (await (await asPerson(person, address)).text()).replace(/\r?\n[ \t]/g, "");
      const answer = await asPerson(person, address, {
        method: "PUT",
        body: edit(file),
        headers: { "content-type": "text/calendar" },
      });
      if (!answer.ok) throw new Error(`The server did not take what the program saved: ${answer.status}.`);
    },
  };
}

export type CaldavPerson = Awaited<ReturnType<typeof aCaldavPerson>>;

/** The settings of an installation that reaches the calendar server of this machine. */
export function caldavEnvironment() {
  return parseEnv({
    DATABASE_URL: "postgresql://localhost/unused",
    NEXTAUTH_SECRET: "x".repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    ALLOW_PRIVATE_CALENDARS: "1",
  });
}
