import { colleaguesQuery, listColleagues } from "@/lib/meetings/schedule/list-colleagues";
import { getRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { filledQueryOf } from "@/lib/web/request/query";
import { json } from "@/lib/web/request/responses";

export const GET = getRoute(async (ctx, { query }) =>
  json({ data: await listColleagues(ctx, parseInput(colleaguesQuery, filledQueryOf(query))) }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
