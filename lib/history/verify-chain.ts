import type { findHistory } from "@/lib/history/find-history";
import { hashOfEntry } from "@/lib/history/history-entry";
import { rfc3339Of } from "@/lib/time/rfc3339";

type Line = Awaited<ReturnType<typeof findHistory>>[number];

/**
 * Whether a meeting's history is whole: no line missing in between, none changed. A line from which a person's data was taken
 * cannot be recomputed; that its hash carries the next one still shows that it stood there. Pure.
 */
export function verifyChain(meetingId: string, lines: readonly Line[]): boolean {
  return lines.every((line, index) => {
    const previous = lines[index - 1]?.hash ?? "";
    return line.position === index + 1 && (line.erasedAt !== null || line.hash === hashOf(meetingId, previous, line));
  });
}

function hashOf(meetingId: string, previous: string, { id, position, at, actorKind, actorId, action, changes }: Line) {
  const entry = { id, position, at: rfc3339Of(at.getTime()), actorKind, actorId, action, changes: inOrder(changes) };
  return hashOfEntry(meetingId, previous, entry);
}

/** PostgreSQL keeps the members of a JSON object in an order of its own; a change was hashed as it is written. */
function inOrder(changes: unknown): unknown {
  if (!Array.isArray(changes)) return changes;
  return changes.map((change: Record<string, unknown>) => {
    const { field, from, to, ...rest } = change;
    return { field, ...rest, from, to };
  });
}
