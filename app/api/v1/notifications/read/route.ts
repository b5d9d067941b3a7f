import { markTheseRead, markTheseReadInput } from "@/lib/notifications/mark-these-read";
import { json } from "@/lib/web/answers";
import { write } from "@/lib/web/handle";
import { notAllowed } from "@/lib/web/not-allowed";

export const POST = write(markTheseReadInput, async (ctx, { body }) => json(await markTheseRead(ctx, body)));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = notAllowed("POST");
