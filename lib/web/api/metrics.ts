import { AppError } from "@/lib/errors";
import { answered, placeOfRequest } from "@/lib/web/api/response-to";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { notFoundResponse } from "@/lib/web/request/not-found-response";
import { scrape } from "@/lib/wiring/scrape";
import { wiring } from "@/lib/wiring/wiring";

const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * The metrics of this web process in the text format of Prometheus, for whoever shows `METRICS_TOKEN`. Without one the address
 * answers like any that is none, whatever the method.
 */
export function answerMetrics(request: Request): Promise<Response> {
  const at = placeOfRequest(request);
  return answered(at, async () => {
    const { db, metricsToken } = await wiring();
    if (metricsToken === undefined) return notFoundResponse(request);
    if (request.method !== "GET" && request.method !== "HEAD") return notAllowed("GET").POST(request);
    const text = await scrape(db, metricsToken, request.headers.get("Authorization"));
    if (text === null)
      throw new AppError("unauthenticated", "Send the METRICS_TOKEN of this server as a bearer token.");
    return new Response(text, { headers: { "Content-Type": METRICS_TYPE } });
  });
}
