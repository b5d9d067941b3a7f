import { timingSafeEqual } from "node:crypto";
import { queueCalendarReads } from "@/lib/calendars/queue-calendar-reads";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/ids";
import { hashOf } from "@/lib/secrets";

/** A provider's call on a push channel, as its headers say it. */
export type ChannelCall = {
  readonly channelId: string | null;
  readonly resourceId: string | null;
  readonly token: string | null;
  /** `sync` opens the channel and tells nothing. */
  readonly state: string | null;
};

/**
 * Queues reading the calendar that a call is about. The call itself is believed nothing but that.
 * @throws AppError `unauthenticated` unless it carries the secret of a channel of ours
 */
export async function receiveChannelCall(ctx: Context, call: ChannelCall): Promise<void> {
  const { channelId, resourceId, token } = call;
  const known = channelId !== null && isUuid(channelId) && sameSecret(channelToken(ctx, channelId), token ?? "");
  const connection = known ? await ctx.db.calendarConnection.findUnique({ where: { channelId } }) : null;
  if (!connection || connection.channelResourceId !== resourceId) {
    throw new AppError("unauthenticated", "This call does not belong to a channel that is open.");
  }
  if (call.state === "sync" || connection.state === "broken" || !connection.writes) return;
  await inTransaction(ctx.db, (tx) => queueCalendarReads(tx, [{ connectionId: connection.id }]));
}

/** The secret of a channel is derived from its id, so nothing of it is kept. */
export function channelToken({ secrets }: Pick<Context, "secrets">, channelId: string): string {
  return secrets.tokenFor("calendar-channel", channelId, 0);
}

function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other));
}
