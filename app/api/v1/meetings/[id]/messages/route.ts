import { listMessages, listMessagesInput } from "@/lib/conversations/list-messages";
import { writingSeatOf } from "@/lib/conversations/membership";
import { messageViewOf } from "@/lib/conversations/message-view";
import { postMessage } from "@/lib/conversations/post-message";
import { postMessageInput } from "@/lib/conversations/post-message-input";
import { getRoute, writeRoute } from "@/lib/web/api/route-handlers";
import { notAllowed } from "@/lib/web/request/not-allowed";
import { parseInput } from "@/lib/web/request/parse-input";
import { filledQueryOf } from "@/lib/web/request/query";
import { json, nextLink } from "@/lib/web/request/responses";

type Params = { id: string };

export const GET = getRoute<Params>(async (ctx, { params, query, request }) => {
  const { messages, nextCursor } = await listMessages(
    ctx,
    params.id,
    parseInput(listMessagesInput, filledQueryOf(query)),
  );
  const data = messages.map(messageViewOf);
  return json({ data, page: { nextCursor } }, nextCursor === null ? {} : { Link: nextLink(request.url, nextCursor) });
});

/** 201 for a new message; 200 with the same one for a repeated client id. */
export const POST = writeRoute<typeof postMessageInput, Params>(
  postMessageInput,
  async (ctx, { params, body }) => {
    const { message, repeated } = await postMessage(ctx, params.id, body);
    return { ...json(messageViewOf(message)), status: repeated ? 200 : 201 };
  },
  async (ctx, { id }) => {
    await writingSeatOf(ctx, id);
  },
);

export const { PUT, PATCH, DELETE, OPTIONS } = notAllowed("GET", "POST");
