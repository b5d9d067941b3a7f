import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Secrets } from "@/lib/secrets";

type Address = { readonly hostId: string; readonly email: string };

/**
 * Keeps an address from being tried again for this host. For this host alone: that it bounced or complained about someone
 * else's mail would tell a second host that the person knows a first one.
 */
export async function suppress(
  db: Db,
  secrets: Secrets,
  { hostId, email, reason, at }: Address & { reason: string; at: number },
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    insert into suppressed_addresses (host_id, address_hash, reason, at)
    values (${hostId}::uuid, ${secrets.addressHash(email)}, ${reason}, ${instant(at)})
    on conflict (host_id, address_hash) do update set reason = excluded.reason, at = excluded.at`);
}

/** Whether mail to this address waits for the host's word. */
export async function isSuppressed(db: Db, secrets: Secrets, { hostId, email }: Address): Promise<boolean> {
  const found = await query(db, { yes: int })`
    select 1 as yes from suppressed_addresses where host_id = ${hostId}::uuid and address_hash = ${secrets.addressHash(email)}`;
  return found.length > 0;
}

/** The host's word: the address is tried again, until it bounces once more. */
export async function lift(db: Db, secrets: Secrets, { hostId, email }: Address): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    delete from suppressed_addresses where host_id = ${hostId}::uuid and address_hash = ${secrets.addressHash(email)}`);
}
