import type { Actor } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";

/**
 * The where-filter on `meetings m` for what the actor may know of (docs/design/security.md#2): hosts, current invitees,
 * and people who joined by the link. Someone whose invitation was removed is a stranger again, even if they had joined.
 */
export function visibleTo(actor: Actor): Prisma.Sql {
  if (actor.kind === "system") return Prisma.sql`true`;
  if (actor.kind === "guest") {
    return Prisma.sql`exists (select 1 from invitations v where v.meeting_id = m.id and v.id = ${actor.invitationId}::uuid and v.removed_at is null)`;
  }
  return Prisma.sql`(m.host_id = ${actor.userId}::uuid
    or exists (select 1 from invitations v where v.meeting_id = m.id and v.user_id = ${actor.userId}::uuid and v.removed_at is null)
    or (exists (select 1 from participants p where p.meeting_id = m.id and p.user_id = ${actor.userId}::uuid)
        and not exists (select 1 from invitations v where v.meeting_id = m.id and v.user_id = ${actor.userId}::uuid)))`;
}

/** The where-filter on `meetings m` for what the actor may change as its host. */
export function hostedBy(actor: Actor): Prisma.Sql {
  if (actor.kind === "system") return Prisma.sql`true`;
  return actor.kind === "guest" ? Prisma.sql`false` : Prisma.sql`m.host_id = ${actor.userId}::uuid`;
}

/** The where-filter on `meetings m` for lists: what the actor hosts or is invited to. Written so that both indexes serve it. */
export function listedFor(userId: string): Prisma.Sql {
  return Prisma.sql`m.id in (
    select id from meetings where host_id = ${userId}::uuid
    union all
    select meeting_id from invitations where user_id = ${userId}::uuid and removed_at is null)`;
}
