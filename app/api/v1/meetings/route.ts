import { requireHost } from "@/lib/authorize";
import { listMeetings, listMeetingsInput } from "@/lib/meetings/lists/list-meetings";
import { previewSchedule } from "@/lib/meetings/schedule/preview-schedule";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { scheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { viewOf } from "@/lib/meetings/view";
import { getRoute, writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { dryRunQuery, filledQueryOf, queryOf } from "@/lib/web/request/query";
import { etagOf, json, nextLink } from "@/lib/web/request/responses";

export const GET = getRoute(async (ctx, { request, query }) => {
  const { meetings, nextCursor } = await listMeetings(ctx, parseInput(listMeetingsInput, filledQueryOf(query)));
  const now = ctx.now();
  const data = meetings.map((meeting) => viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now }));
  return json({ data, page: { nextCursor } }, nextCursor === null ? {} : { Link: nextLink(request.url, nextCursor) });
});

export const POST = writeRoute(
  scheduleMeetingInput,
  async (ctx, { body, query }) => {
    const { dryRun } = parseInput(dryRunQuery, queryOf(query));
    if (dryRun) return json(await previewSchedule(ctx, body));
    const meeting = viewOf(await scheduleMeeting(ctx, body), ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
    const headers = { Location: `/api/v1/meetings/${meeting.id}`, ETag: etagOf(meeting) };
    return { ...json(meeting, headers), status: 201 };
  },
  async (ctx) => {
    requireHost(ctx);
  },
);

export const { PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET", "POST");
