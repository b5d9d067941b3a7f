import type { Context } from "@/lib/context";
import { countUnreadMessages } from "@/lib/conversations/count-unread";
import { guestInvitationOf } from "@/lib/conversations/guest-invitation";
import { listMessagesInput, messagesOf } from "@/lib/conversations/list-messages";
import { listReaders, type Readers } from "@/lib/conversations/list-readers";
import { membershipOf } from "@/lib/conversations/membership";
import { type MessageView, messageViewOf } from "@/lib/conversations/message-view";
import { AppError } from "@/lib/errors";

/** A conversation as a page shows it first. */
export type ConversationPage =
  | {
      readonly kind: "open";
      readonly meetingId: string;
      /** The newest, in their order. */
      readonly messages: readonly MessageView[];
      /** The cursor of those before, newest first. */
      readonly earlier: string | null;
      readonly unread: number;
      readonly readPosition: number;
      readonly mayWrite: boolean;
      readonly readers: Readers;
    }
  /** For a guest who has not shown in this browser whom they are: by a code to the invited address, or by signing in. */
  | { readonly kind: "locked"; readonly opensBy: "code" | "account" };

/** The conversation of a meeting as its page shows it first. @throws AppError `not_found` */
export async function conversationPageOf(ctx: Context, meetingId: string): Promise<ConversationPage> {
  try {
    const seat = await membershipOf(ctx, meetingId);
    const [{ messages, nextCursor }, unread, readers] = await Promise.all([
      messagesOf(ctx, seat, listMessagesInput.parse({ order: "newest" })),
      countUnreadMessages(ctx, seat),
      listReaders(ctx, seat),
    ]);
    return {
      kind: "open",
      meetingId,
      messages: messages.toReversed().map(messageViewOf),
      earlier: nextCursor,
      unread,
      readPosition: seat.readPosition,
      mayWrite: seat.mayWrite,
      readers,
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "forbidden" || ctx.actor.kind !== "guest") throw error;
    const { signsIn } = await guestInvitationOf(ctx);
    return { kind: "locked", opensBy: signsIn ? "account" : "code" };
  }
}
