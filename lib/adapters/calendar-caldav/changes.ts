import { type CalendarChanges, CalendarError } from "@/lib/adapters/calendar";
import { hrefOf, isSameHref, pathOf } from "@/lib/adapters/calendar-caldav/href";
import { queryObjects, readMany, type StoredObject, timeRange } from "@/lib/adapters/calendar-caldav/objects";
import { type CaldavSession, davAnswers, davResponses, davTextOf } from "@/lib/adapters/calendar-caldav/session";

/** The changes with objects in place of events. */
type ObjectChanges = Omit<CalendarChanges, "changed"> & { changed: StoredObject[] };

const MOST_PAGES = 1000;

/**
 * What changed in a calendar: by sync-collection (RFC 6578) where the server keeps a token, else by the collection tag,
 * which only tells that something did. Everything from `from` on where neither helps. Tokens of ours begin with their kind.
 */
export async function listObjectChanges(
  session: CaldavSession,
  calendarUrl: string,
  token: string | null,
  from: number,
): Promise<ObjectChanges> {
  const [, kind, value = ""] = /^(sync|ctag):(.*)$/s.exec(token ?? "") ?? [];
  const since = kind === "sync" ? await changesSince(session, calendarUrl, value) : null;
  if (since) return since;

  // Asked for before the objects, so that what changes meanwhile is told again the next time, never left out.
  const now = await tokenOf(session, calendarUrl);
  if (kind === "ctag" && now === token) return { complete: false, changed: [], removed: [], syncToken: now };
  const { objects: changed } = await queryObjects(session, calendarUrl, timeRange(from));
  return { complete: true, changed, removed: [], syncToken: now };
}

async function tokenOf(session: CaldavSession, calendarUrl: string): Promise<string> {
  const { responses } = await davResponses(session, calendarUrl, {
    method: "PROPFIND",
    depth: "0",
    body: ["d:propfind", { "d:prop": { "d:sync-token": {}, "cs:getctag": {} } }],
  });
  const [calendar] = responses;
  const [sync, ctag] = [davTextOf(calendar?.props?.syncToken), davTextOf(calendar?.props?.getctag)];
  if (sync) return `sync:${sync}`;
  return ctag ? `ctag:${ctag}` : "none";
}

/** Null where the server has forgotten the token, or knows no such report. */
async function changesSince(session: CaldavSession, calendarUrl: string, token: string): Promise<ObjectChanges | null> {
  const found = new Map<string, Mention>();
  let syncToken = token;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await davAnswers(session, calendarUrl, {
      method: "REPORT",
      depth: "0",
      body: ["d:sync-collection", { "d:sync-token": syncToken, "d:sync-level": "1", "d:prop": { "d:getetag": {} } }],
    });
    if (answer.status !== 207 || answer.syncToken === null) return null;
    syncToken = answer.syncToken;
    let isCutShort = false;
    for (const { href = "", status } of answer.responses) {
      const url = hrefOf(href, calendarUrl);
      // RFC 6578 §3.6: about the calendar itself, that there is more.
      if (status === 507) isCutShort = true;
      else if (!isSameHref(url, calendarUrl)) found.set(url, { href, removed: status === 404 || status === 410 });
    }
    if (!isCutShort)
      return { complete: false, ...(await objectsOf(session, calendarUrl, found)), syncToken: `sync:${syncToken}` };
  }
  throw new CalendarError("temporary", "unexpected_answer");
}

/** A resource in a list of changes. `href` is its address as the server spells it, for the server knows it by that. */
type Mention = { readonly href: string; readonly removed: boolean };

async function objectsOf(session: CaldavSession, calendarUrl: string, found: ReadonlyMap<string, Mention>) {
  const there = [...found.values()].flatMap(({ href, removed }) => (removed ? [] : [href]));
  const paths = there.map((href) => pathOf(href, calendarUrl));
  const changed = await readMany(session, calendarUrl, paths);
  const urls = new Set(changed.map(({ url }) => url));
  return { changed, removed: [...found.keys()].filter((url) => !urls.has(url)) };
}
