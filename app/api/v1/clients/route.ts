import { clientsQuery, listClients } from "@/lib/people/clients/list-clients";
import { getRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { filledQueryOf } from "@/lib/web/request/query";
import { json, nextLink } from "@/lib/web/request/responses";

export const GET = getRoute(async (ctx, { request, query }) => {
  const { clients, nextCursor } = await listClients(ctx, parseInput(clientsQuery, filledQueryOf(query)));
  const link = nextCursor === null ? {} : { Link: nextLink(request.url, nextCursor) };
  return json({ data: clients, page: { nextCursor } }, link);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
