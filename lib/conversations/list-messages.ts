import { z } from "zod";
import type { Context } from "@/lib/context";
import { type Membership, membershipOf } from "@/lib/conversations/membership";
import { type MessageRow, selectMessages } from "@/lib/conversations/message-row";
import { readCursor, writeCursor } from "@/lib/cursor";
import { Prisma } from "@/lib/db/generated/client";
import { invalid } from "@/lib/errors";
import { limitField } from "@/lib/fields";

/** The query of `GET /api/v1/meetings/:id/messages`. */
export const listMessagesInput = z.strictObject({
  limit: limitField,
  cursor: z.string().max(500).optional(),
  order: z.enum(["oldest", "newest"], "Choose oldest or newest.").default("oldest"),
});

export type ListMessagesInput = z.output<typeof listMessagesInput>;

export type MessagePage = { readonly messages: MessageRow[]; readonly nextCursor: string | null };

/**
 * A page of a meeting's conversation, by position: later messages never move what a cursor points at.
 * @throws AppError `not_found`, `forbidden`, `invalid` for a cursor that is not of this conversation and order
 */
export async function listMessages(ctx: Context, meetingId: string, input: ListMessagesInput): Promise<MessagePage> {
  return messagesOf(ctx, await membershipOf(ctx, meetingId), input);
}

/** A page of the conversation that this membership opens. @throws AppError `invalid` as `listMessages` */
export async function messagesOf(ctx: Context, seat: Membership, input: ListMessagesInput): Promise<MessagePage> {
  const newestFirst = input.order === "newest";
  const where = input.cursor === undefined ? Prisma.sql`true` : beyond(ctx, seat, input, input.cursor);
  const rows = await selectMessages(ctx, seat, { where, newestFirst, limit: input.limit + 1 });
  const messages = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? messages.at(-1) : undefined;
  return { messages, nextCursor: last ? cursorAt(ctx, seat, input, last.position) : null };
}

function cursorAt({ secrets }: Context, seat: Membership, { order }: ListMessagesInput, position: number): string {
  return writeCursor(secrets, "messages", [seat.conversationId, order, String(position)]);
}

function beyond(ctx: Context, seat: Membership, { order }: ListMessagesInput, cursor: string): Prisma.Sql {
  const [conversationId, itsOrder, position] = readCursor(ctx.secrets, "messages", cursor);
  if (conversationId !== seat.conversationId || itsOrder !== order) {
    const detail =
      "Use the nextCursor of an earlier answer about this conversation in the same order, or leave it out.";
    throw invalid([{ field: "cursor", code: "unknown_cursor", detail }]);
  }
  return order === "newest"
    ? Prisma.sql`x.position < ${Number(position)}`
    : Prisma.sql`x.position > ${Number(position)}`;
}
