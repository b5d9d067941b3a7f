import { listHistory } from "@/lib/meetings/list-history";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { json } from "@/lib/web/answers";
import { read } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";

export const GET = read<{ id: string }>(async (ctx, { params }) => {
  const lines = await listHistory(ctx, params.id);
  const data = lines.map(({ at, actor, action, changes }) => ({ at: rfc3339Of(at), actor, action, changes }));
  return json({ data });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
