import { findMeeting } from "@/lib/meetings/find-meeting";
import { viewOf } from "@/lib/meetings/view";
import { etagOf, json, namesEtag } from "@/lib/web/answers";
import { read } from "@/lib/web/handle";

export const GET = read<{ id: string }>(async (ctx, { request, params }) => {
  const meeting = viewOf(await findMeeting(ctx, params.id), ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
  const headers = { ETag: etagOf(meeting) };
  if (namesEtag(request.headers.get("if-none-match"), headers.ETag)) return { status: 304, headers, body: "" };
  return json(meeting, headers);
});
