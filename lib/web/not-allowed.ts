import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/web/problem";
import { requestIdOf } from "@/lib/web/request-id";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Refuse = (request: Request) => Response;

/**
 * Handlers for the methods that a route does not take: 405 with `Allow` (RFC 9110 §15.5.6), as a problem where Next would
 * answer with nothing. @param taken the methods that it takes; HEAD and OPTIONS are Next's own
 */
export function notAllowed(...taken: Method[]): Record<Method, Refuse> {
  const allow = [...taken, ...(taken.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Refuse = (request) => {
    const error = new AppError("method_not_allowed", `This address takes ${allow}. Use one of these methods.`);
    const at = { path: new URL(request.url).pathname, requestId: requestIdOf(request) };
    const response = problemResponse(error, at);
    response.headers.set("Allow", allow);
    response.headers.set("X-Request-Id", at.requestId);
    return response;
  };
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
