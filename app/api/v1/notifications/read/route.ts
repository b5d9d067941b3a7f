import { markReadByIds, markTheseReadInput } from "@/lib/notifications/mark-read-by-ids";
import { writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const POST = writeRoute(markTheseReadInput, async (ctx, { body }) => json(await markReadByIds(ctx, body)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
