import { AppError } from "@/lib/errors";
import type { MeetingView } from "@/lib/meetings/view";
import { etagOf, matchesEtag } from "@/lib/web/request/responses";

/**
 * @throws AppError `stale` with the present meeting, when `If-Match` names another state of it
 * (docs/design/product.md#30)
 */
export function requireFresh(request: Request, meeting: MeetingView): void {
  if (matchesEtag(request.headers.get("if-match"), etagOf(meeting))) return;
  const sentence = "The meeting has changed since you read it. Look at the present one and send your change again.";
  throw new AppError("stale", sentence, [], undefined, { meeting });
}
