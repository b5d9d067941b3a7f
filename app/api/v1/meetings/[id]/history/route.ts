import { historyLineView } from "@/lib/meetings/lists/history-line";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { getRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const GET = getRoute<{ id: string }>(async (ctx, { params }) => {
  return json({ data: (await listHistory(ctx, params.id)).map(historyLineView) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
