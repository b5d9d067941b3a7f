import type { Context } from "@/lib/context";
import { markReadUpTo } from "@/lib/conversations/mark-read";
import { type Membership, writingSeatOf } from "@/lib/conversations/membership";
import { type MessageRow, selectMessages } from "@/lib/conversations/message-row";
import { notifyReaders } from "@/lib/conversations/notify-readers";
import type { PostMessageInput } from "@/lib/conversations/post-message-input";
import { UNREAD_MILLISECONDS, unreadJob } from "@/lib/conversations/unread/queue-unread-emails";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import { enqueue } from "@/lib/outbox/enqueue";

export type Posted = { readonly message: MessageRow; readonly repeated: boolean };

/**
 * Adds a message to a meeting's conversation and tells its readers. The same client id again is the same message: it is
 * stored once and comes back. @throws AppError `not_found`, `forbidden`, `conflict` when the client id is another message's
 */
export async function postMessage(ctx: Context, meetingId: string, input: PostMessageInput): Promise<Posted> {
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const { conversationId } = await writingSeatOf(inner, meetingId);
    await lockConversation(tx, conversationId);
    // Taken again: who was removed while waiting writes nothing.
    const seat = await writingSeatOf(inner, meetingId);
    const earlier = await findByClientId(tx, seat, input.clientId);
    if (earlier) return { message: sameMessage(earlier, input), repeated: true };

    // Invitations before members of the conversation, as everywhere (docs/design/architecture.md#3).
    await revealAccount(inner, meetingId);
    await storeMessage(tx, ctx, seat, input);
    const message = await findByClientId(tx, seat, input.clientId);
    if (!message) throw new Error("The message that was just stored is not there.");
    await markReadUpTo(inner, seat, message.position);
    await notifyReaders(tx, seat, message);
    await enqueue(tx, [unreadJob(message.id, meetingId, message.createdAt + UNREAD_MILLISECONDS)]);
    return { message, repeated: false };
  });
}

/** One message at a time, so that positions have no gaps and nobody reads a later one before an earlier one. */
async function lockConversation(tx: Tx, conversationId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`select 1 from conversations where id = ${conversationId}::uuid for no key update`);
}

async function findByClientId(tx: Tx, seat: Membership, clientId: string): Promise<MessageRow | undefined> {
  const [message] = await selectMessages({ db: tx }, seat, {
    where: Prisma.sql`x.client_id = ${clientId}::uuid`,
    limit: 1,
  });
  return message;
}

function sameMessage(message: MessageRow, { body }: PostMessageInput): MessageRow {
  if (message.self && message.body === body) return message;
  throw new AppError("conflict", "This clientId belongs to another message already. Use a new one for a new message.");
}

async function storeMessage(
  tx: Tx,
  ctx: Context,
  seat: Membership,
  { body, clientId }: PostMessageInput,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    insert into messages (id, conversation_id, author_user_id, invitation_id, client_id, position, body, created_at)
    select ${newId()}::uuid, ${seat.conversationId}::uuid, ${seat.userId}::uuid, ${seat.invitationId}::uuid, ${clientId}::uuid,
           coalesce(max(position), 0) + 1, ${body}, ${instant(ctx.now())}
      from messages where conversation_id = ${seat.conversationId}::uuid`);
}
