import { openApiDocument } from "@/lib/web/openapi";

/** The OpenAPI document. It holds nothing about anyone, so it may be read without signing in. */
export function GET(): Response {
  return Response.json(openApiDocument());
}
