import { markTheseRead, markTheseReadInput } from "@/lib/notifications/mark-read-by-ids";
import { write } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { json } from "@/lib/web/request/responses";

export const POST = write(markTheseReadInput, async (ctx, { body }) => json(await markTheseRead(ctx, body)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
