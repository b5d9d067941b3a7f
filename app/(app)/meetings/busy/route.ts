import { calendarBusyInput, readCalendarBusy } from "@/lib/meetings/schedule/find-calendar-busy";
import { getRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { queryOf } from "@/lib/web/request/query";
import { json } from "@/lib/web/request/responses";

/** What the host's connected calendars say, for the form that asks while one types. No part of the API. */
export const GET = getRoute(async (ctx, { query }) =>
  json(await readCalendarBusy(ctx, parseInput(calendarBusyInput, queryOf(query)))),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
