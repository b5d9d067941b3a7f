import type { Context } from "@/lib/context";
import { unlessReadOnly } from "@/lib/db/outage";

/**
 * Notes that an invitee has opened the meeting signed in, or answered: from now on the host, who knew an address only, sees
 * who it is (docs/design/product.md#14). Repeatable; says nothing for anyone else. A program that only reads shows
 * nobody.
 */
export async function revealAccount(
  ctx: Context,
  meetingId: string,
  by: "opening" | "answering" = "opening",
): Promise<void> {
  if (ctx.actor.kind !== "user" && !(ctx.actor.kind === "api_key" && by === "answering")) return;
  const { userId } = ctx.actor;
  const reveal = () =>
    ctx.db.invitation.updateMany({
      where: { meetingId, userId, addressOnly: true, removedAt: null },
      data: { revealedAt: new Date(ctx.now()) },
    });
  // Opening is reading, which goes on while nothing can be stored.
  await (by === "opening" ? unlessReadOnly(reveal) : reveal());
}
