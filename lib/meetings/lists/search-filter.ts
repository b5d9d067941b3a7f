import { Prisma } from "@/lib/db/generated/client";

/**
 * The where-filter on `meetings m` and their host `h` for a search. It finds only by what the reader sees: an invitee by
 * title and host, the host by the invitees too, but never by the profile of someone who is still a mere address to them
 * (docs/design/product.md#14).
 */
export function matches(search: string, userId: string): Prisma.Sql {
  const text = search.trim();
  if (text === "") return Prisma.sql`true`;
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(m.title ilike ${like} or h.name ilike ${like} or (m.host_id = ${userId}::uuid and exists (
    select 1 from invitations v left join users u on u.id = v.user_id
     where v.meeting_id = m.id and v.removed_at is null
       and (v.email ilike ${like} or v.name ilike ${like}
            or (u.name ilike ${like} and not v.address_only)))))`;
}
