import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int, uuid } from "@/lib/db/shape";
import { instant, lockMeetings } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { rotateLink } from "@/lib/meetings/guests/rotate-link";

/**
 * Takes back the links of all coming invitations of an account. The history names nobody for it: to a host who knows an
 * address only it must not show that there is an account.
 */
export async function rotateLinksOf(tx: Tx, ctx: Pick<Context, "now" | "secrets">, userId: string): Promise<void> {
  const now = instant(ctx.now());
  await lockMeetings(
    tx,
    Prisma.sql`status = 'scheduled' and ends_at > ${now}
      and id in (select meeting_id from invitations where user_id = ${userId}::uuid and removed_at is null)`,
  );
  const links = await query(tx, { id: uuid, meetingId: uuid, tokenVersion: int })`
    select i.id, i.meeting_id as "meetingId", i.token_version as "tokenVersion"
      from invitations i join meetings m on m.id = i.meeting_id
     where i.user_id = ${userId}::uuid and i.removed_at is null and m.status = 'scheduled' and m.ends_at > ${now}
     order by i.meeting_id`;
  const asNobody = { ...ctx, actor: { kind: "system" } } as const;
  for (const link of links) await rotateLink(tx, asNobody, link);
}
