import { type Calendar, type GoogleEvent, instantOf, live } from "@/e2e/servers/google/calendar";
import { withUid } from "@/e2e/servers/google/events";
import { badRequest, GoogleProblem } from "@/e2e/servers/google/problem";

const NOT_WITH_SYNC_TOKEN = ["iCalUID", "orderBy", "q", "timeMin", "timeMax", "updatedMin", "privateExtendedProperty"];

/** `events.list` with pages and sync tokens (https://developers.google.com/workspace/calendar/api/guides/sync). */
export function list(calendar: Calendar, query: URLSearchParams) {
  const size = Math.min(Number(query.get("maxResults") ?? 250), 2500);
  const page = pageOf(query.get("pageToken"));
  const events = page ? page.ids.flatMap((id) => calendar.events.get(id) ?? []) : found(calendar, query);
  const version = page?.version ?? calendar.version;
  const items = events.slice(0, size);
  const rest = events.slice(size).map(({ id }) => id);
  return {
    kind: "calendar#events",
    summary: calendar.summary,
    items: items.map(shortened),
    ...(rest.length > 0
      ? { nextPageToken: encode({ ids: rest, version }) }
      : { nextSyncToken: encode({ version, calendar: calendar.id }) }),
  };
}

function found(calendar: Calendar, query: URLSearchParams): GoogleEvent[] {
  const uid = query.get("iCalUID");
  const token = query.get("syncToken");
  if (token !== null) return since(calendar, token, query);
  const showDeleted = query.get("showDeleted") === "true";
  if (uid !== null) return withUid(calendar, uid, showDeleted);
  const events = showDeleted ? [...calendar.events.values()] : live(calendar);
  const from = Date.parse(query.get("timeMin") ?? "1970-01-01T00:00:00Z");
  return events.filter(({ end }) => instantOf(end) > from);
}

function since(calendar: Calendar, token: string, query: URLSearchParams): GoogleEvent[] {
  const clash = NOT_WITH_SYNC_TOKEN.find((name) => query.has(name));
  if (clash) throw badRequest(`Sync token cannot be used with ${clash}.`);
  if (query.get("showDeleted") === "false") throw badRequest("showDeleted must not be false with a sync token.");
  const { version } = decode(token);
  if (typeof version !== "number" || version < calendar.oldestToken) {
    throw new GoogleProblem(410, "fullSyncRequired", "Sync token is no longer valid, a full sync is required.");
  }
  return [...calendar.events.values()].filter(({ id }) => (calendar.changedAt.get(id) ?? 0) > version);
}

/** Of a deleted event only a few members are sure to be there. */
function shortened(event: GoogleEvent): Partial<GoogleEvent> {
  const { id, status, etag, iCalUID } = event;
  return status === "cancelled" ? { id, status, etag, iCalUID } : event;
}

function pageOf(token: string | null): { ids: string[]; version: number } | undefined {
  if (token === null) return undefined;
  const { ids, version } = decode(token);
  if (!Array.isArray(ids) || typeof version !== "number") throw badRequest("Invalid page token value.");
  return { ids: ids.map(String), version };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(token: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(token, "base64url").toString());
  } catch {
    throw badRequest("Invalid sync or page token value.");
  }
}
