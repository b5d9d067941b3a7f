import type { Actor, Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { hashOf } from "@/lib/secrets";
import { DAY } from "@/lib/time/durations";

export type Guest = Extract<Actor, { kind: "guest" }> & { readonly meetingId: string };

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Whom an invitation token belongs to: until 24 h after the end, unless removed or re-issued
 * (docs/design/product.md#39).
 */
export async function findGuest(ctx: Pick<Context, "db" | "now">, token: string): Promise<Guest | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const rows = await ctx.db.$queryRaw<{ invitationId: string; meetingId: string }[]>(Prisma.sql`
    select i.id as "invitationId", i.meeting_id as "meetingId"
      from invitations i join meetings m on m.id = i.meeting_id join users h on h.id = m.host_id
     where i.token_hash = ${hashOf(token)} and i.removed_at is null and h.deactivated_at is null
       and m.ends_at > ${new Date(ctx.now() - DAY)}`);
  return rows[0] && { kind: "guest", ...rows[0] };
}
