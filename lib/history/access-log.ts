import { type Actor, actorIdOf } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { text } from "@/lib/db/shape";
import { markRows } from "@/lib/history/chain-mark";
import { newId } from "@/lib/ids";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** One look at a meeting or a part of it, or one try that was turned away. Never what was read. */
export type Access = {
  /** Undefined: nobody that we know. */
  readonly actor: Actor | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Null for a list of meetings. */
  readonly meetingId: string | null;
  readonly part: string;
  readonly action: "read" | "change";
  readonly outcome: "allowed" | "denied";
};

export type AccessLog = {
  /** Resolves when the row is stored. */
  note(access: Access): Promise<void>;
};

type Parts = { readonly db: PrismaClient; readonly secrets: Secrets };
type Chain = { readonly id: string; readonly position: number; readonly hash: string };
type Waiting = { readonly access: Access; readonly stored: () => void; readonly failed: (error: unknown) => void };

const MOST_AT_ONCE = 500;

/**
 * Rows that nobody changes or takes out: each holds a hash over the one before it. The chain is this process's own and begins
 * with the hash of the newest row of any other, so processes never wait for each other; what comes while a statement is under
 * way goes into the next one, so a row costs little however many come (docs/decisions/0020).
 */
export function accessLogOn({ db, secrets }: Parts): AccessLog {
  let chain: Chain | undefined;
  let waiting: Waiting[] = [];
  let writing = false;

  const write = async () => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      try {
        chain = await append({ db, secrets }, chain ?? (await newChain(db)), batch);
        for (const { stored } of batch) stored();
      } catch (error) {
        // Whether the rows are there is not known, so nothing may follow them in this chain.
        chain = undefined;
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  };
  return {
    note: (access) =>
      new Promise((stored, failed) => {
        waiting.push({ access, stored, failed });
        if (!writing) write();
      }),
  };
}

/** A row's hash, with the key: over the row before and what this one says. */
export function linkOf({ chained }: Secrets, previous: string, fields: readonly unknown[]): string {
  return chained(previous, JSON.stringify(fields));
}

/** What a row says, in the order in which it is hashed. */
export function fieldsOf(row: Said): readonly unknown[] {
  const { chainId, position, at, actorKind, actorId, meetingId, part, action, outcome } = row;
  return [chainId, position, at, actorKind, actorId, meetingId, part, action, outcome];
}

type Said = Omit<Access, "actor" | "at" | "action" | "outcome"> & {
  readonly chainId: string;
  readonly position: number;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly outcome: string;
};

async function newChain(db: PrismaClient): Promise<Chain> {
  const [newest] = await query(db, { hash: text })`
    select encode(hash, 'hex') as hash from accesses order by chain_id desc, position desc limit 1`;
  return { id: newId(), position: 0, hash: newest?.hash ?? "" };
}

async function append({ db, secrets }: Parts, chain: Chain, batch: readonly Waiting[]): Promise<Chain> {
  let { position, hash } = chain;
  const rows = batch.map(({ access: { actor, at, ...access } }) => {
    position += 1;
    const row = {
      chainId: chain.id,
      position,
      at: rfc3339Of(at),
      actorKind: actor?.kind ?? "anonymous",
      actorId: actor ? actorIdOf(actor) : null,
      meetingId: access.meetingId,
      part: access.part,
      action: access.action,
      outcome: access.outcome,
    };
    hash = linkOf(secrets, hash, fieldsOf(row));
    return { ...row, hash };
  });
  const head = { log: "accesses", chainId: chain.id, kind: "head", position, hash } as const;
  const start = { ...head, kind: "start", position: 0, hash: chain.hash } as const;
  const marks = chain.position === 0 ? [start, head] : [head];
  // Not waiting for the disk: a crash of PostgreSQL itself may lose the looks of its last half second, ours loses none.
  await db.$executeRaw(Prisma.sql`
    with marks as (${markRows(marks, secrets)})
    insert into accesses (chain_id, position, at, actor_kind, actor_id, meeting_id, part, action, outcome, hash)
    select r."chainId", r.position, r.at, r."actorKind", r."actorId", r."meetingId", r.part, r.action, r.outcome, decode(r.hash, 'hex')
      from set_config('synchronous_commit', 'off', true), jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        "chainId" uuid, position int, at timestamptz, "actorKind" text, "actorId" uuid, "meetingId" uuid, part text, action text, outcome text, hash text)`);
  return { id: chain.id, position, hash };
}

/** Every look at a meeting and every try that was turned away, in time, with the chain each row belongs to; hashes in hex. */
export async function findAccesses(db: Db, meetingId: string) {
  const orderBy = [{ at: "asc" }, { chainId: "asc" }, { position: "asc" }] as const;
  const rows = await db.access.findMany({ where: { meetingId }, orderBy: [...orderBy] });
  return rows.map(({ meetingId: _, hash, ...row }) => ({ ...row, hash: Buffer.from(hash).toString("hex") }));
}
