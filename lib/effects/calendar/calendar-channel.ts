import { type CalendarAdapter, CalendarError } from "@/lib/adapters/calendar";
import { channelToken } from "@/lib/calendars/receive-channel-call";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import type { Effects } from "@/lib/effects/effects";
import { newId } from "@/lib/ids";
import { recover } from "@/lib/recover";
import { DAY } from "@/lib/time/durations";

export type ReadConnection = {
  readonly connectionId: string;
  readonly userId: string;
  readonly provider: "google" | "caldav";
  readonly sealed: Uint8Array;
  readonly calendarId: string;
  readonly syncToken: string | null;
  /** Meetings stand in the account's own calendar too, which is not the chosen one. */
  readonly readsOwn: boolean;
  readonly ownSyncToken: string | null;
  readonly channelId: string | null;
  readonly channelResourceId: string | null;
  readonly channelExpiresAt: Date | null;
};

/**
 * Asks the provider to call us when the calendar changes, a day before it would stop doing so. Where it cannot reach us (no
 * https) or does not want to, the calendar is read from time to time instead.
 */
export async function keepChannelOpen(
  effects: Effects,
  adapter: CalendarAdapter,
  connection: ReadConnection,
): Promise<void> {
  const { connectionId, calendarId, channelId, channelResourceId, channelExpiresAt } = connection;
  const lasts = channelExpiresAt !== null && channelExpiresAt.getTime() > effects.now() + DAY;
  if (!adapter.watch || lasts || !effects.appUrl.startsWith("https:")) return;
  const id = newId();
  const address = `${effects.appUrl}/api/webhooks/${adapter.provider}`;
  const opened = await recover(adapter.watch({ id, token: channelToken(effects, id), address }), isUsable, undefined);
  if (!opened) return;
  await effects.db.$executeRaw(Prisma.sql`
    update calendar_connections set channel_id = ${id}::uuid, channel_resource_id = ${opened.resourceId}, channel_expires_at = ${instant(opened.expiresAt)}
     where id = ${connectionId}::uuid and calendar_id = ${calendarId}`);
  if (channelId === null || channelResourceId === null) return;
  const stopped = adapter.stopWatching?.({ id: channelId, resourceId: channelResourceId });
  await recover(Promise.resolve(stopped), isUsable, undefined);
}

/** Whether the connection can go on without the channel that was refused. */
function isUsable(error: unknown): boolean {
  return error instanceof CalendarError && error.kind !== "broken";
}
