import { Prisma } from "@/lib/db/generated/client";
import type { Secrets } from "@/lib/secrets";

/** The two logs whose rows are chained: who did what, by meeting; who looked at what, by process. */
export type ChainedLog = "history" | "accesses";

/**
 * A place in a chain that is known beside it: what it began with, its newest row (`head`), or the last of the rows that were
 * forgotten (`anchor`). Hashes in hex.
 */
export type ChainMark = {
  readonly log: ChainedLog;
  readonly chainId: string;
  readonly kind: "start" | "head" | "anchor";
  readonly position: number;
  readonly hash: string;
};

/** The mark's own hash with the key, in hex: nobody moves a mark who has the database alone. */
export function macOf({ log, chainId, kind, position, hash }: ChainMark, secrets: Secrets): string {
  return secrets.chained("", JSON.stringify(["mark", log, chainId, kind, position, hash]));
}

/** SQL that stores marks; one that is there only moves forward. To be run alone or as a part of a larger statement. */
export function markRows(marks: readonly ChainMark[], secrets: Secrets): Prisma.Sql {
  const rows = marks.map((mark) => ({ ...mark, mac: macOf(mark, secrets) }));
  return Prisma.sql`
    insert into chain_marks (log, chain_id, kind, position, hash, mac)
    select r.log, r."chainId", r.kind, r.position, decode(r.hash, 'hex'), decode(r.mac, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(log text, "chainId" uuid, kind text, position int, hash text, mac text)
    on conflict (log, chain_id, kind) do update set position = excluded.position, hash = excluded.hash, mac = excluded.mac
     where chain_marks.position < excluded.position`;
}
