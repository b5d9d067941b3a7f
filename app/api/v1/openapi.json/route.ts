import { notAllowed } from "@/lib/web/not-allowed";
import { openApiDocument } from "@/lib/web/openapi";

/** The OpenAPI document. It holds nothing about anyone, so it may be read without signing in. */
export function GET(): Response {
  return Response.json(openApiDocument());
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
