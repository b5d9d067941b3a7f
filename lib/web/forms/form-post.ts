import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/web/request/problem";
import { requestIdOf } from "@/lib/web/request/request-id";
import { requireSameOrigin } from "@/lib/web/request/same-origin";

/** What a route does when a plain form of ours posts to it. Next guards server actions against other sites, but no routes. */
export async function formPost(
  request: Request,
  appUrl: string,
  work: (form: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  try {
    requireSameOrigin(request, appUrl);
    return await work(new URLSearchParams(await request.text()));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return problemResponse(error, { path: new URL(request.url).pathname, requestId: requestIdOf(request) });
  }
}
