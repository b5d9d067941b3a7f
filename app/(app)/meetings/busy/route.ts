import { calendarBusyInput, findCalendarBusy } from "@/lib/calendars/find-calendar-busy";
import { json } from "@/lib/web/answers";
import { read } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";
import { parseInput } from "@/lib/web/parse-input";
import { queryOf } from "@/lib/web/query";

/** What the host's connected calendars say, for the form that asks while one types. No part of the API. */
export const GET = read(async (ctx, { query }) =>
  json(await findCalendarBusy(ctx, parseInput(calendarBusyInput, queryOf(query)))),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
