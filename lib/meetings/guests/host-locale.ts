import type { Context } from "@/lib/context";
import { findGuest } from "@/lib/meetings/guests/find-guest";

/** The language of the host who invited, as stored in their profile; undefined for a token that opens nothing. */
export async function hostLocaleOf(ctx: Pick<Context, "db" | "now">, token: string): Promise<string | undefined> {
  const guest = await findGuest(ctx, token);
  if (!guest) return undefined;
  const meeting = await ctx.db.meeting.findUnique({
    where: { id: guest.meetingId },
    select: { host: { select: { locale: true } } },
  });
  return meeting?.host.locale;
}
