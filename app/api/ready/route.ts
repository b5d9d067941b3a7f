import { readiness } from "@/lib/web/api/readiness";
import { requestIdOf } from "@/lib/web/request/request-ids";

/** 200 once the database answers, 503 until then. */
export async function GET(request: Request): Promise<Response> {
  const ready = await readiness();
  const headers = { "Cache-Control": "no-store", "X-Request-Id": requestIdOf(request) };
  return Response.json({ status: ready ? "ready" : "unavailable" }, { status: ready ? 200 : 503, headers });
}

export const dynamic = "force-dynamic";
