import { requireCalendarOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { placeOf } from "@/lib/sealed-places";

/** What reaching the provider of an own connection takes. Never shown. */
export type ConnectionSecrets = {
  readonly connectionId: string;
  readonly provider: "google" | "caldav";
  readonly credentials: string;
  readonly calendarId: string;
  readonly channel: { readonly id: string; readonly resourceId: string } | null;
};

/** @throws AppError `not_found` for one that is not the user's own */
export async function findOwnConnection(ctx: Context, connectionId: string): Promise<ConnectionSecrets> {
  const userId = requireCalendarOwner(ctx);
  const found = await ctx.db.calendarConnection.findFirst({ where: { id: connectionId, userId } });
  if (!found) throw notFound();
  const { provider, calendarId, channelId, channelResourceId, sealedCredentials } = found;
  return {
    connectionId: found.id,
    provider,
    calendarId,
    credentials: ctx.secrets.unseal(sealedCredentials, placeOf.calendar(userId)),
    channel: channelId && channelResourceId ? { id: channelId, resourceId: channelResourceId } : null,
  };
}
