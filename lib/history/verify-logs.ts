import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, neverNull, uuid } from "@/lib/db/shape";
import { inSnapshot, type Tx } from "@/lib/db/transaction";
import { type ChainedLog, type ChainMark, macOf } from "@/lib/history/chain-mark";
import { inHex } from "@/lib/history/find-history";
import { followChain } from "@/lib/history/verify-accesses";
import { type Fault, faultsIn, faultsOfGone } from "@/lib/history/verify-chain";
import type { Secrets } from "@/lib/secrets";

/** `chainId` is a meeting in the history, a process's chain in the access log. */
export type LogProblem = Fault & { readonly log: ChainedLog; readonly chainId: string };

/** More than anybody reads; the first ones say where to look. */
const MOST_PROBLEMS = 1_000;
const MEETINGS_AT_ONCE = 200;
const ROWS_AT_ONCE = 5_000;

/** Follows every chain of the history and of the access log from its beginning to its end, as of one instant. */
export function verifyLogs({ db, secrets }: { db: Db; secrets: Secrets }): Promise<LogProblem[]> {
  return inSnapshot(db, async (tx) => {
    const found: LogProblem[] = [];
    for await (const problems of chainsIn(tx, secrets)) {
      found.push(...problems);
      if (found.length >= MOST_PROBLEMS) break;
    }
    return found.slice(0, MOST_PROBLEMS);
  });
}

async function* chainsIn(tx: Tx, secrets: Secrets): AsyncGenerator<LogProblem[]> {
  yield* histories(tx, secrets);
  const chains = await query(tx, { id: neverNull(uuid) })`
    /* reads everything: that is what an operator asks for */
    select chain_id as id from accesses union select chain_id from chain_marks where log = 'accesses' order by id`;
  for (const { id } of chains) yield await accessesIn(tx, secrets, id);
}

/** Every meeting has a history, so one without a line has lost it; a history without a meeting says that retention took it. */
async function* histories(tx: Tx, secrets: Secrets): AsyncGenerator<LogProblem[]> {
  let after: string | undefined;
  for (;;) {
    const chains = await nextHistories(tx, after);
    after = chains.at(-1)?.id;
    if (after === undefined) return;
    yield await historiesOf(tx, secrets, chains);
  }
}

type Chain = { readonly id: string; readonly gone: boolean };

async function nextHistories(tx: Tx, after: string | undefined): Promise<Chain[]> {
  const next = (table: string, id: string, only = Prisma.sql`true`) => Prisma.sql`
    (select distinct ${Prisma.raw(id)} as id from ${Prisma.raw(table)}
      where ${only} and ${after === undefined ? Prisma.sql`true` : Prisma.sql`${Prisma.raw(id)} > ${after}::uuid`}
      order by 1 limit ${MEETINGS_AT_ONCE})`;
  return query(tx, { id: neverNull(uuid), gone: bool })`
    /* reads everything: that is what an operator asks for */
    select c.id, m.id is null as gone
      from (${next("meetings", "id")} union ${next("history", "meeting_id")}
            union ${next("chain_marks", "chain_id", Prisma.sql`log = 'history'`)}) c
      left join meetings m on m.id = c.id
     order by c.id limit ${MEETINGS_AT_ONCE}`;
}

async function historiesOf(tx: Tx, secrets: Secrets, chains: Chain[]): Promise<LogProblem[]> {
  const meetingIds = chains.map(({ id }) => id);
  const rows = await tx.historyEntry.findMany({
    where: { meetingId: { in: meetingIds } },
    orderBy: { position: "asc" },
  });
  const lines = Map.groupBy(rows, ({ meetingId }) => meetingId);
  const markOf = await findMarks(tx, secrets, "history", meetingIds);
  return chains.flatMap(({ id: chainId, gone }) => {
    const own = (lines.get(chainId) ?? []).map(({ meetingId: _, ...line }) => inHex(line));
    return [
      ...faultsIn(secrets, chainId, own, markOf(chainId, "head")),
      ...(gone ? faultsOfGone(own, markOf(chainId, "anchor")) : []),
    ].map((fault): LogProblem => ({ log: "history", chainId, ...fault }));
  });
}

async function accessesIn(tx: Tx, secrets: Secrets, chainId: string): Promise<LogProblem[]> {
  const markOf = await findMarks(tx, secrets, "accesses", [chainId]);
  const chain = followChain(secrets, markOf(chainId, "anchor") ?? markOf(chainId, "start"));
  const faults: Fault[] = [];
  for (let after = 0; ; ) {
    const where = { chainId, position: { gt: after } };
    const rows = await tx.access.findMany({ where, orderBy: { position: "asc" }, take: ROWS_AT_ONCE });
    for (const row of rows) faults.push(...chain.next({ ...row, hash: hex(row.hash) }));
    const last = rows.at(-1);
    if (!last || faults.length >= MOST_PROBLEMS) break;
    after = last.position;
  }
  return [...faults, ...chain.end(markOf(chainId, "head"))].map((fault) => ({ log: "accesses", chainId, ...fault }));
}

/** The marks of some chains; `forged` where one is not ours. */
async function findMarks(tx: Tx, secrets: Secrets, log: ChainedLog, chainIds: string[]) {
  const rows = await tx.chainMark.findMany({ where: { log, chainId: { in: chainIds } } });
  return (chainId: string, kind: ChainMark["kind"]): ChainMark | "forged" | undefined => {
    const row = rows.find((one) => one.chainId === chainId && one.kind === kind);
    if (!row) return undefined;
    const mark = { log, chainId, kind, position: row.position, hash: hex(row.hash) };
    return macOf(mark, secrets) === hex(row.mac) ? mark : "forged";
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
