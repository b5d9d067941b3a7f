import { type Actor, actorIdOf, type Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** What changes who can get in, or was a try to. */
export type SecurityEventKind =
  | "signed_in"
  | "session_created_by_operator"
  | "code_refused"
  | "second_factor_asked"
  | "second_factor_refused"
  | "second_factor_added"
  | "second_factor_removed"
  | "authenticator_removed"
  | "passkey_added"
  | "passkey_removed"
  | "passkey_copied"
  | "recovery_code_used"
  | "recovery_codes_renewed"
  | "account_closed"
  | "account_reopened"
  | "session_ended"
  | "sessions_ended"
  | "api_key_created"
  | "api_key_revoked"
  | "calendar_connected"
  | "calendar_disconnected";

type SecurityEvent = {
  readonly kind: SecurityEventKind;
  /** Whose account it is about; null where nobody is known. */
  readonly userId: string | null;
  /** The session, key, connection or request that it is about. */
  readonly subjectId?: string | null;
};

/** Notes an event with ids alone, in the transaction that makes it happen where there is one. @returns the event's id */
export async function noteSecurityEvent(
  { db, actor, now }: { db: Db; actor: Actor; now: Context["now"] },
  { kind, userId, subjectId = null }: SecurityEvent,
): Promise<string> {
  const data = { id: newId(), at: rfc3339Of(now()), kind, userId, subjectId };
  await db.securityEvent.create({ data: { ...data, actorKind: actor.kind, actorId: actorIdOf(actor) } });
  return data.id;
}

/** The newest events, for operators. */
export async function listSecurityEvents(db: Db, most = 500) {
  const rows = await db.securityEvent.findMany({ orderBy: [{ at: "desc" }, { id: "desc" }], take: most });
  return rows.map(({ at, ...row }) => ({ ...row, at: rfc3339Of(at.getTime()) }));
}
