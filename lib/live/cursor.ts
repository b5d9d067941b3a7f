/** Everything that was ever written and is still kept. */
export const BEGINNING = "1:1:";

const CURSOR = /^(\d{1,19}:\d{1,19}:(?:\d{1,19}(?:,\d{1,19}){0,999})?)\.\d{1,19}$/;

/**
 * A place in the stream: the `pg_snapshot` of the reading that brought the event, so that what comes after it is exactly
 * what that reading could not see yet, whatever the order in which transactions commit. The event's number makes each
 * cursor of a reading different.
 */
export function cursorOf(snapshot: string, eventId: string): string {
  return `${snapshot}.${eventId}`;
}

/** The snapshot in a cursor. One that is not ours begins at what is still kept: rather again than never. */
export function snapshotIn(cursor: string): string {
  const [, snapshot] = CURSOR.exec(cursor) ?? [];
  return snapshot !== undefined && isInOrder(snapshot) ? snapshot : BEGINNING;
}

/** PostgreSQL refuses others: xmin ≤ xip < xmax, each xip greater than the one before (`pg_snapshot_in`). */
function isInOrder(snapshot: string): boolean {
  const [xmin = "", xmax = "", list = ""] = snapshot.split(":");
  const [least, most] = [BigInt(xmin), BigInt(xmax)];
  const open = list === "" ? [] : list.split(",").map(BigInt);
  const inOrder = open.every(
    (xid, index) => xid >= least && xid < most && (index === 0 || xid > (open[index - 1] ?? 0n)),
  );
  return least > 0n && least <= most && most <= 9_223_372_036_854_775_807n && inOrder;
}
