import { openApiDocument } from "@/lib/web/openapi/openapi";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { requestIdOf } from "@/lib/web/request/request-ids";

/** The OpenAPI document. It holds nothing about anyone, so it may be read without signing in. */
export function GET(request: Request): Response {
  return Response.json(openApiDocument(), { headers: { "X-Request-Id": requestIdOf(request) } });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
