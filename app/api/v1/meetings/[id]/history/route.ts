import { listHistory } from "@/lib/meetings/lists/list-history";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { getRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const GET = getRoute<{ id: string }>(async (ctx, { params }) => {
  const lines = await listHistory(ctx, params.id);
  const data = lines.map(({ at, actor, via, action, changes }) => ({ at: rfc3339Of(at), actor, via, action, changes }));
  return json({ data });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
