import { requireScope } from "@/lib/authorize";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { contextOfSubscriber, eventStream } from "@/lib/web/api/event-stream";
import { readAs } from "@/lib/web/api/route-handlers";
import { requirePerson } from "@/lib/web/callers/person";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { eventsQuery, queryOf } from "@/lib/web/request/query";

/** Live events of everything that the caller may know of, or of one meeting: then it ends when that is gone for them. */
export const GET = readAs(contextOfSubscriber, async (ctx, { request, query }) => {
  requireScope(ctx, "meetings:read", "meetings:write");
  const { meetingId, person } = parseInput(eventsQuery, queryOf(query));
  requirePerson(ctx, person);
  if (meetingId !== undefined) await findMeeting(ctx, meetingId);
  return eventStream(ctx, request, { meetingId });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
