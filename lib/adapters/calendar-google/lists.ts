import type { calendar_v3 } from "googleapis/build/src/apis/calendar";
import {
  type BusyReading,
  type BusySpan,
  type CalendarChanges,
  type CalendarChoice,
  CalendarError,
} from "@/lib/adapters/calendar";
import { calendarCopyOf } from "@/lib/adapters/calendar-google/event";
import { googleFailure } from "@/lib/adapters/calendar-google/failure";

type Api = calendar_v3.Calendar;

/** Every calendar of the account, its own first. An account that granted no list has its own alone. */
export async function listGoogleCalendars({ calendarList }: Api): Promise<CalendarChoice[]> {
  const found: CalendarChoice[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await calendarList.list(pageToken === undefined ? {} : { pageToken }).catch(onlyOwn);
    found.push(...(data.items ?? []).flatMap(choiceOf));
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return found.toSorted((one, other) => Number(other.primary) - Number(one.primary));
}

/** Lists all pages of changes; from the beginning where Google has forgotten the token (410). */
export async function listGoogleChanges(
  api: Api,
  calendarId: string,
  syncToken: string | null,
  from: number,
): Promise<CalendarChanges> {
  if (syncToken !== null) {
    try {
      return { complete: false, ...(await allPages(api, { calendarId, syncToken })) };
    } catch (error) {
      if (!isForgotten(error)) throw error;
    }
  }
  const timeMin = new Date(from).toISOString();
  return { complete: true, ...(await allPages(api, { calendarId, timeMin })) };
}

/** Google refuses spans that are too long and does not say how long that is, so a long one is asked for in parts. */
const PART = 60 * 24 * 3_600_000;

/** The busy time of all these calendars together. What Google says no busy times of, or an error, is missing in it. */
export async function listGoogleBusy(
  { freebusy }: Api,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  calendarIds: readonly string[],
): Promise<BusyReading> {
  const items = calendarIds.map((id) => ({ id }));
  const found = new Map<string, BusySpan>();
  let complete = true;
  for (let from = startsAt; from < endsAt; from += PART) {
    const to = Math.min(from + PART, endsAt);
    const [timeMin, timeMax] = [new Date(from).toISOString(), new Date(to).toISOString()];
    const { data } = await freebusy.query({ requestBody: { timeMin, timeMax, items } });
    const spans = calendarIds.map((id) => busyIn(data.calendars?.[id]));
    complete &&= spans.every((one) => one !== undefined);
    for (const span of spans.flatMap((one) => one ?? [])) found.set(`${span.startsAt}/${span.endsAt}`, span);
  }
  return { spans: [...found.values()], unreadEvents: [], complete };
}

/**
 * Undefined where Google could not say what is busy: it answers 200 for the others then, with an error beside the calendar
 * (https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query).
 */
function busyIn(calendar: calendar_v3.Schema$FreeBusyCalendar | undefined): BusySpan[] | undefined {
  if (!calendar?.busy || (calendar.errors ?? []).length > 0) return undefined;
  const spans = calendar.busy.map(({ start, end }) => ({
    startsAt: Date.parse(start ?? ""),
    endsAt: Date.parse(end ?? ""),
    title: null,
    uid: null,
  }));
  return spans.some(({ startsAt, endsAt }) => !(startsAt <= endsAt)) ? undefined : spans;
}

type Listing = Pick<calendar_v3.Params$Resource$Events$List, "calendarId" | "syncToken" | "timeMin">;
type Entry = calendar_v3.Schema$CalendarListEntry;
type ListPage = calendar_v3.Schema$CalendarList;

async function allPages({ events }: Api, listing: Listing): Promise<Omit<CalendarChanges, "complete">> {
  const items: calendar_v3.Schema$Event[] = [];
  let pageToken: string | undefined;
  for (;;) {
    const { data } = await events.list({ ...listing, maxResults: 250, ...(pageToken !== undefined && { pageToken }) });
    items.push(...(data.items ?? []));
    if (data.nextSyncToken) return { ...sorted(items), syncToken: data.nextSyncToken };
    if (!data.nextPageToken) throw new CalendarError("temporary", "unexpected_answer");
    pageToken = data.nextPageToken;
  }
}

function sorted(items: calendar_v3.Schema$Event[]): Pick<CalendarChanges, "changed" | "removed"> {
  const living = items.filter(({ status }) => status !== "cancelled");
  const dead = items.filter(({ status }) => status === "cancelled");
  return { changed: living.map(calendarCopyOf), removed: dead.flatMap(({ id }) => id ?? []) };
}

function choiceOf({ id, summary, summaryOverride, primary, accessRole }: Entry): CalendarChoice[] {
  if (!id) return [];
  const writable = accessRole === "owner" || accessRole === "writer";
  // The account's own calendar has one name here, so that choosing it is never taken for another one.
  const own = primary ?? false;
  return [{ id: own ? "primary" : id, name: summaryOverride ?? summary ?? id, primary: own, writable }];
}

function onlyOwn(error: unknown): { data: ListPage } {
  const failure = googleFailure(error, "calendar", 0);
  if (!(failure instanceof CalendarError) || failure.reason !== "scope_missing") throw error;
  return { data: { items: [{ id: "primary", primary: true, accessRole: "owner" }] } };
}

function isForgotten(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 410;
}
