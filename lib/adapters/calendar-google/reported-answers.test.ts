import type { calendar_v3 } from "googleapis/build/src/apis/calendar";
import { describe, expect, test } from "vitest";
import { googleFailure } from "@/lib/adapters/calendar-google/failure";
import { listGoogleBusy } from "@/lib/adapters/calendar-google/lists";

const DAY = 86_400_000;
const at = Date.parse("2027-03-10T15:00:00Z");
const hour = { start: "2027-03-10T15:00:00Z", end: "2027-03-10T16:00:00Z" };
const span = { startsAt: at, endsAt: at + 3_600_000, title: null, uid: null };

/** What is busy for two calendars where Google answers its requests with these, one after the other. */
function busyOf(...answers: calendar_v3.Schema$FreeBusyResponse["calendars"][]) {
  const left = [...answers];
  const freebusy = { query: async () => ({ data: { calendars: left.shift() } }) };
  const days = answers.length * 60;
  // Safe: nothing else of the interface is called.
  const api = { freebusy } as unknown as calendar_v3.Calendar;
  return listGoogleBusy(api, { startsAt: at - DAY, endsAt: at - DAY + days * DAY }, ["a", "b"]);
}

describe("C6: what Google could not say of a calendar is not free", () => {
  const errors = (reason: string) => ({ errors: [{ domain: "global", reason }], busy: [] });
  test.each([
    ["an error beside it", { a: { busy: [hour] }, b: errors("notFound") }],
    ["an inner error beside busy times", { a: { busy: [hour] }, b: { ...errors("internalError"), busy: [hour] } }],
    ["too many asked for", { a: { busy: [hour] }, b: errors("tooManyCalendarsRequested") }],
    ["no entry", { a: { busy: [hour] } }],
    ["an entry without times", { a: { busy: [hour] }, b: {} }],
    ["a time that is none", { a: { busy: [hour] }, b: { busy: [{ start: "soon", end: hour.end }] } }],
    ["a time without an end", { a: { busy: [hour] }, b: { busy: [{ start: hour.start }] } }],
    ["a time that ends before it begins", { a: { busy: [hour] }, b: { busy: [{ start: hour.end, end: hour.start }] } }],
  ])("%s", async (_, calendars) => {
    expect(await busyOf(calendars)).toEqual({ spans: [span], unreadEvents: [], complete: false });
  });

  test("in one part of a long time, and in an answer without calendars", async () => {
    const fine = { a: { busy: [hour] }, b: { busy: [] } };
    expect(await busyOf(fine, { a: { busy: [] }, b: errors("notFound") }, fine)).toMatchObject({ complete: false });
    expect(await busyOf(undefined)).toEqual({ spans: [], unreadEvents: [], complete: false });
    expect(await busyOf(fine, fine)).toEqual({ spans: [span], unreadEvents: [], complete: true });
  });
});

describe("A3: what Google forbids is told of what it concerns", () => {
  const answered = (status: number, reason: string) =>
    Object.assign(new Error("x"), { config: {}, response: { status, data: { error: { errors: [{ reason }] } } } });
  test.each([
    [403, "requiredAccessLevel", "permanent", "calendar_read_only"],
    [403, "forbidden", "permanent", "calendar_read_only"],
    [403, "", "permanent", "calendar_read_only"],
    [403, "forbiddenForNonOrganizer", "permanent", "event_not_ours"],
    [403, "domainPolicy", "permanent", "access_denied"],
    [403, "accessNotConfigured", "temporary", "client_refused"],
    [403, "quotaExceeded", "rate_limited", "rate_limited"],
    [403, "calendarUsageLimitsExceeded", "rate_limited", "rate_limited"],
    [403, "insufficientPermissions", "broken", "scope_missing"],
    [410, "deleted", "permanent", "calendar_missing"],
  ])("%s %s is %s: %s", (status, reason, kind, said) => {
    expect(googleFailure(answered(status, reason), "calendar", 0)).toMatchObject({ kind, reason: said });
  });
});
