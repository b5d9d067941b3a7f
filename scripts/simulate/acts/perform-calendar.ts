import { chooseCalendars } from "@/lib/calendars/choose-calendars";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { queueDueCalendarReads } from "@/lib/calendars/queue-calendar-reads";
import { inTransaction } from "@/lib/db/transaction";
import type { Act, Who } from "@/scripts/simulate/acts/act";
import { instantOf } from "@/scripts/simulate/acts/content";
import type { Memory, Outcome } from "@/scripts/simulate/acts/memory";
import type { Copy } from "@/scripts/simulate/world/calendars/own-calendars";
import { clock } from "@/scripts/simulate/world/clock";
import type { World } from "@/scripts/simulate/world/world";

const UNSEEN: Outcome = { status: undefined };

/** A counselor connects their calendar, or takes the connection away. Undefined where that is so already. */
export async function connection(
  world: World,
  { do: kind, who, shares = false, beside = false }: Extract<Act, { do: "connect" | "disconnect" }>,
): Promise<Outcome | undefined> {
  const { userId = "" } = world.person(who);
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
  const { id, calendarId, known } = await world.calendarsOf(who).connect(ctx, { shares, beside });
  const wishes = { writes: "also" as const, sharesGuests: shares, googleMeet: false };
  await chooseCalendars(ctx, id, { ...wishes, calendarId, busyCalendarIds: [] }, known);
  return UNSEEN;
}

type Editing = Extract<Act, { do: "move_there" | "delete_there" | "answer_there" }>;

/** Somebody moves, deletes or answers an event in their own calendar, which is read soon after. Undefined where there is none. */
export async function editThere(world: World, memory: Memory, act: Editing): Promise<Outcome | undefined> {
  const { userId } = world.person(act.who);
  const { rowCount } = await world.database.client.query("select 1 from calendar_connections where user_id = $1", [
    userId,
  ]);
  const uid = world.meetings.get(act.meeting)?.uid;
  const [copy] = await world.calendarsOf(act.who).copiesOf(uid);
  if (!copy || rowCount === 0 || copy.end <= clock.now()) return undefined;
  const editing = editOf(copy, memory, act);
  if (!editing) return undefined;
  await editing;
  await readCalendars(world);
  return UNSEEN;
}

/** The calendars are read, as they are every few minutes. */
export async function readCalendars(world: World): Promise<void> {
  await inTransaction(world.wired.db, async (tx) => {
    await tx.$executeRaw`update calendar_connections set read_at = now()`;
    await queueDueCalendarReads(tx, clock.now(), 300);
  });
}

/** Undefined where there is nothing to do: a calendar that shares no guests names nobody, so there is nothing to answer in it. */
function editOf(copy: Copy, memory: Memory, act: Editing): Promise<void> | undefined {
  if (act.do === "move_there") return copy.move(instantOf(act.start, memory.begins));
  return act.do === "delete_there" ? copy.remove() : copy.answer?.(act.response);
}

/** Where a calendar no longer follows its meeting, because its owner has changed it there. */
export function strayed(who: Who, meeting: number): string {
  return `strayed ${who} ${meeting}`;
}
