import { Prisma } from "@/lib/db/generated/client";

/** SQL: whether the account of an invitation is closed, so that nothing reaches its person. Where the host knows of none, there is none. */
export function isClosed(invitation: string): Prisma.Sql {
  const i = Prisma.raw(invitation);
  return Prisma.sql`(not ${i}.address_only and exists (
    select 1 from users closed where closed.id = ${i}.user_id and closed.deactivated_at is not null))`;
}
