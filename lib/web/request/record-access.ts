import { type Actor, actorIdOf } from "@/lib/context";
import { isReadOnly } from "@/lib/db/outage";
import { AppError } from "@/lib/errors";
import type { Access } from "@/lib/history/access-log";
import { isUuid } from "@/lib/ids";
import { wiring } from "@/lib/wiring/wiring";

type AccessEntry = Omit<Access, "actor" | "at">;
type Asking = { readonly actor: Actor | undefined; readonly requestId: string };

const ADDRESS = /^\/(?:api\/v1\/)?meetings(?:\/([^/]+)(?:\/([a-z-]+))?(?:\/|$)|$)/i;
const TURNED_AWAY = [401, 403, 404];
/** Status for a cancelled or ended meeting. A caller who learns that knows the meeting, so it counts as seen. */
const GONE = 410;

/**
 * What a request to this address has seen or tried, for the record of docs/design/security.md#3. Undefined where that
 * is no meeting, where the request was not understood, and for changes that were made: the history tells of those.
 * Pure.
 */
export function accessOf(method: string, path: string, status: number): AccessEntry | undefined {
  const found = ADDRESS.exec(path);
  if (!found || (status >= 400 && status !== GONE && !TURNED_AWAY.includes(status))) return undefined;
  const [, meetingId, part] = found;
  if (meetingId !== undefined && !isUuid(meetingId)) return undefined;
  const outcome = TURNED_AWAY.includes(status) ? "denied" : "allowed";
  const action = method === "GET" || method === "HEAD" ? "read" : "change";
  if (outcome === "allowed" && action === "change") return undefined;
  if (meetingId !== undefined) return { meetingId: meetingId.toLowerCase(), part: part ?? "meeting", action, outcome };
  return outcome === "allowed" ? { meetingId: null, part: "list", action, outcome } : undefined;
}

/**
 * Stores that an actor looked at something or was turned away, before they are answered. While the database takes no changes the
 * line goes to the log instead, and reading goes on.
 */
export async function recordAccess({ actor, requestId }: Asking, looked: AccessEntry): Promise<void> {
  const { accesses, log, now } = await wiring();
  await accesses.note({ ...looked, actor, at: now() }).catch((error: unknown) => {
    if (!isReadOnly(error)) throw error;
    const { meetingId, outcome } = looked;
    const actorId = actor ? actorIdOf(actor) : null;
    const said = "The database takes no changes, so who looked at what is in this line alone.";
    log.warn({ event: "access_not_stored", requestId, actorId, meetingId, outcome }, said);
  });
}

/** Records what a page showed or a form did to a meeting, then passes on the result or the refusal. */
export async function recordingAccess<T>(
  asking: Asking,
  looked: { readonly meetingId: string; readonly part: string; readonly action: Access["action"] },
  work: Promise<T>,
): Promise<T> {
  try {
    const found = await work;
    if (looked.action === "read") await recordAccess(asking, { ...looked, outcome: "allowed" });
    return found;
  } catch (error) {
    const turnedAway = error instanceof AppError && (error.code === "not_found" || error.code === "forbidden");
    if (turnedAway && isUuid(looked.meetingId)) await recordAccess(asking, { ...looked, outcome: "denied" });
    throw error;
  }
}
