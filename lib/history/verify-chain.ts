import { createHash } from "node:crypto";
import type { ChainMark } from "@/lib/history/chain-mark";
import type { findHistory } from "@/lib/history/find-history";
import { hashOfEntry, hashOfErased } from "@/lib/history/history-entry";
import type { Secrets } from "@/lib/secrets";
import { rfc3339Of } from "@/lib/time/rfc3339";

export type Line = Awaited<ReturnType<typeof findHistory>>[number];

/** What a check found wrong with a row of a chain, or with its end. */
export type Fault = {
  readonly position: number;
  readonly problem: "row_missing" | "row_changed" | "end_missing" | "mark_changed" | "meeting_missing";
};

/** Lines from before it were chained without a key and have no mark: the release of then knew neither. */
export const KEYED_SINCE = Date.parse("2026-11-30T16:40:00Z");

/**
 * What is wrong with a meeting's history: lines missing in between or at the end, changed ones, and a mark that is not ours.
 * What is left of a line from which a person's data was taken has a hash of its own. Pure.
 */
export function faultsIn(
  secrets: Secrets,
  meetingId: string,
  lines: readonly Line[],
  head: ChainMark | "forged" | undefined,
): Fault[] {
  const faults = lines.flatMap((line, index): Fault[] => {
    const before = lines[index - 1];
    const { position } = line;
    if (position !== (before?.position ?? 0) + 1) return [{ position, problem: "row_missing" }];
    return isUnchanged(secrets, meetingId, before?.hash ?? "", line) ? [] : [{ position, problem: "row_changed" }];
  });
  return [...faults, ...faultsAtEnd(lines, head)];
}

/** What is wrong with a history whose meeting is gone: retention takes one out together with all that it said, and leaves an anchor. Pure. */
export function faultsOfGone(lines: readonly Line[], anchor: ChainMark | "forged" | undefined): Fault[] {
  const last = lines.at(-1);
  const byRetention = typeof anchor === "object" && anchor.position === last?.position && anchor.hash === last.hash;
  return byRetention ? [] : [{ position: last?.position ?? 0, problem: "meeting_missing" }];
}

/** Whether nothing is wrong with the lines of a meeting themselves. Pure. */
export function verifyChain(secrets: Secrets, meetingId: string, lines: readonly Line[]): boolean {
  const last = lines.at(-1);
  const head = last && ({ log: "history", chainId: meetingId, kind: "head", ...last } as const);
  return faultsIn(secrets, meetingId, lines, head).length === 0;
}

function faultsAtEnd(lines: readonly Line[], head: ChainMark | "forged" | undefined): Fault[] {
  const last = lines.at(-1);
  const position = last?.position ?? 0;
  if (head === "forged") return [{ position, problem: "mark_changed" }];
  if (head === undefined) {
    return last && last.at.getTime() < KEYED_SINCE ? [] : [{ position, problem: "mark_changed" }];
  }
  if (head.position > position) return [{ position: position + 1, problem: "end_missing" }];
  return head.position === position && head.hash === last?.hash ? [] : [{ position, problem: "mark_changed" }];
}

function isUnchanged(secrets: Secrets, meetingId: string, previous: string, line: Line): boolean {
  // Written by nobody; a constant of the table.
  if (line.outcome !== "done") return false;
  const entry = entryOf(line);
  if (line.erasedAt !== null) {
    return line.erasedHash === hashOfErased(secrets, meetingId, line.hash, rfc3339Of(line.erasedAt.getTime()), entry);
  }
  if (line.erasedHash !== null) return false;
  if (line.hash === hashOfEntry(secrets, meetingId, previous, entry)) return true;
  return line.at.getTime() < KEYED_SINCE && line.hash === hashWithoutKey(meetingId, previous, entry);
}

/** A line as it was hashed. */
export function entryOf({ id, position, at, actorKind, actorId, action, changes }: Omit<Line, "hash" | "erasedHash">) {
  return { id, position, at: rfc3339Of(at.getTime()), actorKind, actorId, action, changes: inOrder(changes) };
}

function hashWithoutKey(meetingId: string, previous: string, entry: object): string {
  return createHash("sha256")
    .update(previous)
    .update(JSON.stringify([meetingId, entry]))
    .digest("hex");
}

/** PostgreSQL keeps the members of a JSON object in an order of its own; a change was hashed as it is written. */
function inOrder(changes: unknown): unknown {
  if (!Array.isArray(changes)) return changes;
  return changes.map((change: Record<string, unknown>) => {
    const { field, from, to, ...rest } = change;
    return { field, ...rest, from, to };
  });
}
