import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/web/request/problem";
import { requestIdOf } from "@/lib/web/request/request-ids";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Answer = (request: Request) => Response;

/**
 * Handlers for the methods that a route does not take: 405 with `Allow` (RFC 9110 §15.5.6), as a problem where Next would
 * answer with nothing. With them OPTIONS, because Next would list these handlers too.
 * @param taken the methods that it takes; HEAD comes with GET
 */
export function notAllowed(...taken: Method[]): Record<Method | "OPTIONS", Answer> {
  const allow = [...taken, ...(taken.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Answer = (request) => {
    const error = new AppError("method_not_allowed", `This address takes ${allow}. Use one of these methods.`);
    const at = { path: new URL(request.url).pathname, requestId: requestIdOf(request) };
    const response = problemResponse(error, at);
    response.headers.set("Allow", allow);
    response.headers.set("X-Request-Id", at.requestId);
    return response;
  };
  const options: Answer = () => new Response(null, { status: 204, headers: { Allow: allow } });
  return { OPTIONS: options, GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
