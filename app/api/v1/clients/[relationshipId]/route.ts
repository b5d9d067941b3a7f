import { findClient } from "@/lib/people/clients/find-client";
import { getRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const GET = getRoute<{ relationshipId: string }>(async (ctx, { params }) =>
  json(await findClient(ctx, params.relationshipId)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET");
