import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { viewOf } from "@/lib/meetings/view";
import { writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { etagOf, json } from "@/lib/web/request/responses";

/** An invitee's own answer. The host's API key knows the meeting but has no answer to give: 403. */
export const PUT = writeRoute<typeof respondInput, { id: string }>(respondInput, async (ctx, { params, body }) => {
  const row = await respond(ctx, params.id, body);
  const meeting = viewOf(row, ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
  return json(meeting, { ETag: etagOf(meeting) });
});

export const { GET, POST, PATCH, DELETE, OPTIONS } = notAllowed("PUT");
