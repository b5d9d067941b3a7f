import { createHash } from "node:crypto";
import { fieldsOf, linkOf } from "@/lib/history/access-log";
import type { ChainMark } from "@/lib/history/chain-mark";
import { type Fault, KEYED_SINCE } from "@/lib/history/verify-chain";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** A row of the access log as it is stored, its hash in hex. */
export type AccessRow = {
  readonly chainId: string;
  readonly position: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly meetingId: string | null;
  readonly part: string;
  readonly action: string;
  readonly outcome: string;
  readonly hash: string;
};

type Mark = ChainMark | "forged" | undefined;

/**
 * Follows one chain of the access log in its order, a row at a time. It begins after the last row that was forgotten, or with
 * the hash that its process began with; either is a mark. Pure but for where it stands.
 */
export function followChain(secrets: Secrets, beginning: Mark) {
  let last = typeof beginning === "object" ? { ...beginning, old: false } : undefined;
  return {
    /** What is wrong with the next row. */
    next({ hash, ...row }: AccessRow): Fault[] {
      const { position } = row;
      const before = last;
      const old = row.at.getTime() < KEYED_SINCE;
      last = { ...(last ?? NOTHING), position, hash, old };
      if (position !== (before?.position ?? 0) + 1) return [{ position, problem: "row_missing" }];
      const fields = fieldsOf({ ...row, at: rfc3339Of(row.at.getTime()) });
      if (before && hash === linkOf(secrets, before.hash, fields)) return [];
      // What a chain of the release before began with is not known.
      const whole = old && (before === undefined || hash === linkWithoutKey(before.hash, fields));
      return whole ? [] : [{ position, problem: "row_changed" }];
    },
    /** What is wrong with the chain's end. */
    end(head: Mark): Fault[] {
      const position = last?.position ?? 0;
      if (head === undefined && last?.old) return [];
      if (typeof head !== "object") return [{ position, problem: "mark_changed" }];
      if (head.position > position) return [{ position: position + 1, problem: "end_missing" }];
      return head.position === position && head.hash === last?.hash ? [] : [{ position, problem: "mark_changed" }];
    },
  };
}

const NOTHING = { log: "accesses", chainId: "", kind: "start", position: 0, hash: "" } as const;

function linkWithoutKey(previous: string, fields: readonly unknown[]): string {
  return createHash("sha256").update(previous).update(JSON.stringify(fields)).digest("hex");
}
