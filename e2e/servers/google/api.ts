import { ALL_SCOPES, type Directory, type Grant } from "@/e2e/servers/google/accounts";
import { type Calendar, instantOf, live } from "@/e2e/servers/google/calendar";
import type { Channels } from "@/e2e/servers/google/channels";
import { insert, move, patch, remove } from "@/e2e/servers/google/events";
import { list } from "@/e2e/servers/google/listing";
import { GoogleProblem, notFound } from "@/e2e/servers/google/problem";

export type ApiRequest = {
  method: string;
  path: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  ifMatch: string | undefined;
};
type World = { directory: Directory; channels: Channels; now: number };

/** What stands under `/calendar/v3` (https://developers.google.com/workspace/calendar/api/v3/reference). */
export function api(world: World, grant: Grant | undefined, request: ApiRequest): { status: number; body?: unknown } {
  if (!grant) throw new GoogleProblem(401, "authError", "Request had invalid authentication credentials.");
  const { method, path, body } = request;
  const [collection, id, kind] = path;
  if (collection === "users") return calendarList(grant, request);
  if (collection === "freeBusy") return freeBusy(grant, body);
  if (collection === "channels") {
    world.channels.stop(body);
    return { status: 204 };
  }
  requireScope(grant, ALL_SCOPES.events);
  const calendar = calendarOf(grant, id ?? "");
  if (collection !== "calendars" || !calendar || kind !== "events") throw notFound();
  if (method === "POST" && path[3] === "watch") {
    const { expiration, ...channel } = world.channels.watch(calendar.id, body);
    return { status: 200, body: { kind: "api#channel", ...channel, expiration: String(expiration) } };
  }
  return events({ ...world, account: grant.account, calendar, query: request.query }, request);
}

function events(
  where: Parameters<typeof insert>[0],
  { method, path, query, body, ifMatch }: ApiRequest,
): { status: number; body?: unknown } {
  const eventId = path[3];
  if (eventId !== undefined && method === "POST" && path[4] === "move") {
    return { status: 200, body: move(where, eventId, query.get("destination") ?? "") };
  }
  if (eventId === undefined) {
    if (method === "POST") return { status: 200, body: insert(where, body) };
    return { status: 200, body: list(where.calendar, query) };
  }
  if (method === "PATCH") return { status: 200, body: patch(where, eventId, body, ifMatch) };
  if (method === "DELETE") {
    remove(where, eventId);
    return { status: 204 };
  }
  const event = where.calendar.events.get(eventId);
  if (!event) throw notFound();
  return { status: 200, body: event };
}

function calendarList(grant: Grant, { query }: ApiRequest) {
  requireScope(grant, ALL_SCOPES.list);
  const all = [...grant.account.calendars.values()];
  const size = Math.min(Number(query.get("maxResults") ?? 100), 250);
  const from = Number(query.get("pageToken") ?? 0);
  const items = all.slice(from, from + size).map(({ id, summary, primary, accessRole }) => ({
    id,
    summary,
    accessRole,
    ...(primary && { primary }),
  }));
  const next = from + size < all.length ? { nextPageToken: String(from + size) } : {};
  return { status: 200, body: { kind: "calendar#calendarList", items, ...next } };
}

function freeBusy(grant: Grant, body: Record<string, unknown>) {
  requireScope(grant, ALL_SCOPES.busy);
  const [from, to] = [Date.parse(String(body.timeMin)), Date.parse(String(body.timeMax))];
  const items = Array.isArray(body.items) ? body.items : [];
  const calendars = items.map(({ id }: { id: string }) => {
    const calendar = calendarOf(grant, id);
    if (!calendar) return [id, { errors: [{ domain: "global", reason: "notFound" }], busy: [] }];
    return [id, { busy: busyOf(calendar, from, to) }];
  });
  return { status: 200, body: { kind: "calendar#freeBusy", calendars: Object.fromEntries(calendars) } };
}

function busyOf(calendar: Calendar, from: number, to: number) {
  const spans = live(calendar).flatMap(({ start, end, transparency }) => {
    const [begin, finish] = [instantOf(start), instantOf(end)];
    return transparency === "transparent" || finish <= from || begin >= to ? [] : [{ begin, finish }];
  });
  const ordered = spans.toSorted((one, other) => one.begin - other.begin);
  return ordered.map(({ begin, finish }) => ({
    start: new Date(begin).toISOString().replace(".000", ""),
    end: new Date(finish).toISOString().replace(".000", ""),
  }));
}

function calendarOf({ account }: Grant, id: string): Calendar | undefined {
  return account.calendars.get(id === "primary" ? account.email : id);
}

function requireScope({ scopes }: Grant, scope: string) {
  if (scopes.includes(scope)) return;
  throw new GoogleProblem(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
}
