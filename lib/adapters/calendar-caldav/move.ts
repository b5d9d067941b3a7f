import { CalendarError, type StoredEvent } from "@/lib/adapters/calendar";
import { refusedWrite } from "@/lib/adapters/calendar-caldav/failure";
import { hrefOf } from "@/lib/adapters/calendar-caldav/href";
import { readStored } from "@/lib/adapters/calendar-caldav/objects";
import type { CaldavSession } from "@/lib/adapters/calendar-caldav/session";

const DONE = new Set([201, 204]);
const MISSING = new Set([404, 410]);

/**
 * Moves a calendar object to another calendar of the account (RFC 4918 §9.9). A server that does not move between calendars
 * gets it deleted and stored anew, in this order, for many take a UID only once per account.
 * @throws CalendarError `gone` when it is not there
 */
export async function moveObject(session: CaldavSession, url: string, calendarUrl: string): Promise<StoredEvent> {
  const target = hrefOf(url.split("/").at(-1) ?? "", calendarUrl);
  const headers = { ...session.headers, destination: target, overwrite: "F" };
  const { status } = await session.fetch(url, { method: "MOVE", headers });
  if (MISSING.has(status)) throw new CalendarError("gone", "event_gone");
  // 412: one of that name stands there already, perhaps from a move that stopped half-way.
  if (status === 412) await remove(session, url);
  else if (!DONE.has(status)) await storeAnew(session, url, target);
  const moved = await readStored(session, target);
  if (!moved) throw new CalendarError("ambiguous", "unexpected_answer");
  return { externalId: target, etag: moved.etag };
}

async function storeAnew(session: CaldavSession, url: string, target: string): Promise<void> {
  const object = await readStored(session, url);
  if (!object) throw new CalendarError("gone", "event_gone");
  await remove(session, url);
  const headers = { ...session.headers, "content-type": "text/calendar; charset=utf-8", "if-none-match": "*" };
  const { ok, status } = await session.fetch(target, { method: "PUT", headers, body: object.file });
  if (!ok) throw refusedWrite(status);
}

async function remove(session: CaldavSession, url: string): Promise<void> {
  const { ok, status } = await session.fetch(url, { method: "DELETE", headers: session.headers });
  if (!ok && !MISSING.has(status)) throw refusedWrite(status);
}
