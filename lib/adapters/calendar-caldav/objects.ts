import type { DAVResponse } from "tsdav";
import { calendarRefusal } from "@/lib/adapters/calendar-caldav/failure";
import { hrefOf } from "@/lib/adapters/calendar-caldav/href";
import { type CaldavSession, davEtagOf, davResponses, davTextOf } from "@/lib/adapters/calendar-caldav/session";

/** A calendar object as the server holds it. `url` is as `hrefOf` spells it. */
export type StoredObject = { url: string; etag: string | null; file: string };

const BATCH = 100;

/** Null where there is none. */
export async function readStored(session: CaldavSession, url: string): Promise<StoredObject | null> {
  const headers = { ...session.headers, accept: "text/calendar" };
  const answer = await session.fetch(url, { method: "GET", headers });
  if (answer.status === 404 || answer.status === 410) return null;
  if (!answer.ok) throw calendarRefusal(answer.status);
  return { url, etag: davEtagOf(answer.headers.get("etag")), file: await answer.text() };
}

/** Objects, and how many more the server has that nobody can read. */
export type FoundObjects = { readonly objects: StoredObject[]; readonly unread: number };

/** The objects with events that a filter lets through (RFC 4791 §7.8). */
export async function queryObjects(
  session: CaldavSession,
  calendarUrl: string,
  filter: Record<string, unknown>,
  mostCharacters?: number,
): Promise<FoundObjects> {
  const events = { _attributes: { name: "VEVENT" }, ...filter };
  const calendar = { "c:comp-filter": { _attributes: { name: "VCALENDAR" }, "c:comp-filter": events } };
  const { responses, unread } = await davResponses(session, calendarUrl, {
    method: "REPORT",
    depth: "1",
    body: ["c:calendar-query", { "d:prop": { "d:getetag": {}, "c:calendar-data": {} }, "c:filter": calendar }],
    ...(mostCharacters !== undefined && { mostCharacters }),
  });
  const objects = responses.flatMap((response) => storedOf(response, calendarUrl));
  // What is gone meanwhile is none of them.
  const there = responses.filter(({ status }) => status !== 404 && status !== 410);
  return { objects, unread: unread + there.length - objects.length };
}

/** The objects at these addresses that are still there (RFC 4791 §7.9). */
export async function readMany(session: CaldavSession, calendarUrl: string, hrefs: string[]): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for (let at = 0; at < hrefs.length; at += BATCH) {
    const { responses } = await davResponses(session, calendarUrl, {
      method: "REPORT",
      depth: "1",
      body: [
        "c:calendar-multiget",
        { "d:prop": { "d:getetag": {}, "c:calendar-data": {} }, "d:href": hrefs.slice(at, at + BATCH) },
      ],
    });
    found.push(...responses.flatMap((response) => storedOf(response, calendarUrl)));
  }
  return found;
}

/** RFC 4791 §9.9: UTC to the second. */
export function timeRange(startsAt: number, endsAt?: number): Record<string, unknown> {
  const end = endsAt === undefined ? {} : { end: utc(endsAt) };
  return { "c:time-range": { _attributes: { start: utc(startsAt), ...end } } };
}

function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

function storedOf({ href, ok, props }: DAVResponse, calendarUrl: string): StoredObject[] {
  const file = davTextOf(props?.calendarData);
  if (!ok || !href || file === null) return [];
  return [{ url: hrefOf(href, calendarUrl), etag: davEtagOf(props?.getetag), file }];
}
