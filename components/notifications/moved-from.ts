/** The start that a meeting had before the change that a notification tells of, in epoch milliseconds, if the change moved it. */
export function movedFrom(changes: readonly unknown[]): number | undefined {
  for (const change of changes) {
    if (typeof change !== "object" || change === null) continue;
    if ("field" in change && change.field === "startsAt" && "from" in change && typeof change.from === "string") {
      return Date.parse(change.from);
    }
  }
  return undefined;
}
