import { notFound } from "@/lib/errors";
import { problemResponse } from "@/lib/web/problem";
import { requestIdOf } from "@/lib/web/request-id";

/** The 404 for a path that no route serves. */
export function nothingHere(request: Request): Response {
  return problemResponse(notFound(), { path: new URL(request.url).pathname, requestId: requestIdOf(request) });
}
