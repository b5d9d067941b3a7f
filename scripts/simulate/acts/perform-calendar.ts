import { type GoogleEvent, store } from "@/e2e/servers/google/calendar";
import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { queueDueCalendarReads } from "@/lib/calendars/queue-calendar-reads";
import { inTransaction } from "@/lib/db/transaction";
import type { Act, Response, Who } from "@/scripts/simulate/acts/act";
import { instantOf } from "@/scripts/simulate/acts/content";
import type { Memory, Outcome } from "@/scripts/simulate/acts/memory";
import { BESIDE, eventsOf, OWN, openBeside, usedCalendar } from "@/scripts/simulate/world/calendars";
import { clock } from "@/scripts/simulate/world/clock";
import type { World } from "@/scripts/simulate/world/world";

const KNOWN = [OWN, BESIDE].map((id) => ({ id, name: id, writable: true }));
const UNSEEN: Outcome = { status: undefined };

/** A counselor connects their Google calendar, or takes the connection away. Undefined where that is so already. */
export async function connection(
  world: World,
  { do: kind, who, shares, beside }: Extract<Act, { do: "connect" | "disconnect" }>,
): Promise<Outcome | undefined> {
  const { userId = "", email } = world.person(who);
  const ctx = world.wired.wiring.contextOf({ kind: "user", userId, role: "counselor" }, "simulation");
  const { rows } = await world.database.client.query<{ id: string }>(
    "select id from calendar_connections where user_id = $1",
    [userId],
  );
  if (kind === "disconnect") {
    if (!rows[0]) return undefined;
    await disconnectCalendar(ctx, rows[0].id);
    return UNSEEN;
  }
  if (rows[0]) return undefined;
  const credentials = JSON.stringify({ refreshToken: world.google.granted(email) });
  const own = { provider: "google" as const, account: email, credentials, calendarId: OWN, calendarName: null };
  const { id } = await connectCalendar(ctx, own);
  const wishes = { writes: "also" as const, sharesGuests: shares ?? false, googleMeet: false };
  openBeside(world.google, email);
  const calendarId = usedCalendar(world.google, email) ?? (beside ? BESIDE : OWN);
  await chooseCalendars(ctx, id, { ...wishes, calendarId, busyCalendarIds: [] }, KNOWN);
  return UNSEEN;
}

/** Somebody moves, deletes or answers an event in their own calendar, which is read soon after. Undefined where there is none. */
export async function editThere(
  world: World,
  memory: Memory,
  act: Extract<Act, { do: "move_there" | "delete_there" | "answer_there" }>,
): Promise<Outcome | undefined> {
  const { email, userId } = world.person(act.who);
  const { rowCount } = await world.database.client.query("select 1 from calendar_connections where user_id = $1", [
    userId,
  ]);
  const uid = world.meetings.get(act.meeting)?.uid;
  const [found] = eventsOf(world.google, email, uid);
  const event = found?.event;
  if (!event || rowCount === 0 || Date.parse(event.end?.dateTime ?? "") <= clock.now()) return undefined;
  // A calendar that shares no guests names nobody, so there is nothing to answer in it.
  if (act.do === "answer_there" && !event.attendees?.some((one) => one.email === email)) return undefined;
  const change =
    act.do === "move_there"
      ? moved(event, instantOf(act.start, memory.begins))
      : act.do === "delete_there"
        ? { status: "cancelled" as const }
        : { attendees: answered(event, email, act.response) };
  store(found.calendar, { ...event, ...change }, clock.now());
  await inTransaction(world.wired.db, async (tx) => {
    await tx.$executeRaw`update calendar_connections set read_at = now()`;
    await queueDueCalendarReads(tx, clock.now(), 300);
  });
  return UNSEEN;
}

function moved({ start, end }: GoogleEvent, to: number): Partial<GoogleEvent> {
  const length = Date.parse(end?.dateTime ?? "") - Date.parse(start?.dateTime ?? "");
  const at = (instant: number) => ({ dateTime: new Date(instant).toISOString() });
  return { start: at(to), end: at(to + length) };
}

const STATUSES = { accepted: "accepted", declined: "declined", tentative: "tentative" };

function answered({ attendees = [] }: GoogleEvent, email: string, response: Response) {
  return attendees.map((one) => (one.email === email ? { ...one, responseStatus: STATUSES[response] } : one));
}

/** Where a calendar no longer follows its meeting, because its owner has changed it there. */
export function strayed(who: Who, meeting: number): string {
  return `strayed ${who} ${meeting}`;
}
