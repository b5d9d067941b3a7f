import type { Context } from "@/lib/context";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { requireOwnMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { type MeetingView, viewOf } from "@/lib/meetings/view";
import { bodylessRoute, getRoute, writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { dryRunQuery, queryOf } from "@/lib/web/request/query";
import { requireFresh } from "@/lib/web/request/require-if-match";
import { etagOf, json, namesEtag } from "@/lib/web/request/responses";

type At = { id: string };

export const GET = getRoute<At>(async (ctx, { request, params }) => {
  const meeting = shown(ctx, await findMeeting(ctx, params.id));
  const headers = { ETag: etagOf(meeting) };
  if (namesEtag(request.headers.get("if-none-match"), headers.ETag)) return { status: 304, headers, body: "" };
  return json(meeting, headers);
});

export const PATCH = writeRoute<typeof updateMeetingInput, At>(
  updateMeetingInput,
  async (ctx, { request, params, query, body }) => {
    const { dryRun } = parseInput(dryRunQuery, queryOf(query));
    const mayChange = (current: MeetingRow) => requireFresh(request, shown(ctx, current));
    if (dryRun) return json(await previewUpdate(ctx, params.id, body, mayChange));
    const { meeting, changes } = await updateMeeting(ctx, params.id, body, { mayChange });
    const view = shown(ctx, meeting);
    return json({ ...view, changes }, { ETag: etagOf(view) });
  },
  (ctx, { id }) => requireOwnMeeting(ctx, id),
);

export const DELETE = bodylessRoute<At>(async (ctx, { request, params }) => {
  const mayChange = (current: MeetingRow) => requireFresh(request, shown(ctx, current));
  const { meeting } = await updateMeeting(ctx, params.id, { status: "cancelled" }, { mayChange });
  const view = shown(ctx, meeting);
  return json(view, { ETag: etagOf(view) });
});

export const { POST, PUT, OPTIONS } = notAllowed("GET", "PATCH", "DELETE");

function shown(ctx: Context, meeting: MeetingRow): MeetingView {
  return viewOf(meeting, ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
}
