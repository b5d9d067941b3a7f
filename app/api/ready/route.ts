import { readiness } from "@/lib/web/readiness";

/** 200 once the database answers, 503 until then. */
export async function GET(): Promise<Response> {
  const ready = await readiness();
  return Response.json(
    { status: ready ? "ready" : "unavailable" },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}

export const dynamic = "force-dynamic";
