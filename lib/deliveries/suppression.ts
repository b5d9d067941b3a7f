import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, bytes, int, type RowOf, text, uuid } from "@/lib/db/shape";
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

const refusals = { place: int, suppressed: bool, optedOut: bool, noMessages: bool };
type Refusals = Omit<RowOf<typeof refusals>, "place">;

/**
 * Each of these with what its address gets no email of from its host: none at all until the host's word (`suppressed`), no reminders,
 * which alone ask for `optedOut`, or none about messages (`noMessages`).
 */
export async function withRefusals<One extends Address>(
  { db, secrets }: OptOutParts,
  all: readonly One[],
): Promise<(One & Refusals)[]> {
  const hosts = all.map(({ hostId }) => hostId);
  const hashes = all.map(({ email }) => secrets.addressHash(email));
  const rows = await query(db, refusals)`
    select a.place::int, exists (select 1 from suppressed_addresses s where s.host_id = a.host_id and s.address_hash = a.hash) as suppressed,
           exists (select 1 from reminder_opt_outs o where o.host_id = a.host_id and o.email_hash = a.hash) as "optedOut",
           exists (select 1 from message_opt_outs o where o.host_id = a.host_id and o.email_hash = a.hash) as "noMessages"
      from unnest(${hosts}::uuid[], ${hashes}::bytea[]) with ordinality as a(host_id, hash, place)`;
  const byPlace = new Map(rows.map(({ place, ...refused }) => [place, refused]));
  return all.map((one, at) => ({ ...one, ...(byPlace.get(at + 1) ?? NOTHING_REFUSED) }));
}

const NOTHING_REFUSED: Refusals = { suppressed: false, optedOut: false, noMessages: false };

/** The host's word: the address is tried again, until it bounces once more. */
export async function lift(db: Db, secrets: Secrets, { hostId, email }: Address): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    delete from suppressed_addresses where host_id = ${hostId}::uuid and address_hash = ${secrets.addressHash(email)}`);
}

export type OptOutParts = { readonly db: Db; readonly secrets: Secrets };

/** What an address can decline from a host, each for itself. */
export type OptOutOf = "reminders" | "messages";

/**
 * Whether this address wants no reminders of this host's meetings, or none of the emails about messages in them. Asked before a reminder is queued and again before it
 * is sent; invitations, updates and cancellations never ask. @param email in canonical form
 */
export async function isOptedOut(
  { db, secrets }: OptOutParts,
  hostId: string,
  email: string,
  of: OptOutOf = "reminders",
): Promise<boolean> {
  const where = { hostId, emailHash: secrets.addressHash(email) };
  const out = of === "reminders" ? db.reminderOptOut.count({ where }) : db.messageOptOut.count({ where });
  return (await out) > 0;
}

/** The invitations of a meeting whose addresses want no reminders of its host. */
export async function findOptedOut({ db, secrets }: OptOutParts, meetingId: string): Promise<string[]> {
  const invited = await query(db, { id: uuid, hostId: uuid, email: text })`
    select i.id, m.host_id as "hostId", i.email from invitations i join meetings m on m.id = i.meeting_id
     where m.id = ${meetingId}::uuid and i.removed_at is null
       and exists (select 1 from reminder_opt_outs o where o.host_id = m.host_id)`;
  const [first] = invited;
  if (!first) return [];
  const hashes = invited.map(({ email }) => secrets.addressHash(email));
  const found = await query(db, { emailHash: bytes })`
    select email_hash as "emailHash" from reminder_opt_outs where host_id = ${first.hostId}::uuid and email_hash = any(${hashes}::bytea[])`;
  const out = new Set(found.map(({ emailHash }) => Buffer.from(emailHash).toString("hex")));
  return invited.filter((_, index) => out.has(Buffer.from(hashes[index] ?? []).toString("hex"))).map(({ id }) => id);
}
