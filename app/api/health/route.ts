import { requestIdOf } from "@/lib/web/request/request-ids";

/** The process answers. Says nothing about the database: /api/ready does. */
export function GET(request: Request): Response {
  const headers = { "Cache-Control": "no-store", "X-Request-Id": requestIdOf(request) };
  return Response.json({ status: "ok" }, { headers });
}

export const dynamic = "force-dynamic";
