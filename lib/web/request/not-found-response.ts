import { notFound } from "@/lib/errors";
import { problemResponse } from "@/lib/web/request/problem";
import { requestIdOf } from "@/lib/web/request/request-ids";

/** The 404 for a path that no route serves. */
export function notFoundResponse(request: Request): Response {
  const requestId = requestIdOf(request);
  const response = problemResponse(notFound(), { path: new URL(request.url).pathname, requestId });
  response.headers.set("X-Request-Id", requestId);
  return response;
}
