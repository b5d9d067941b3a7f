import type { Actor } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Role } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { newId } from "@/lib/ids";
import { exampleEmails } from "@/lib/people/example-people";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** How long a browser stays signed in. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** A person with a session, as pages greet them. */
export type SignedIn = { userId: string; role: Role; name: string; email: string; timeZone: string; locale: string };

/** Starts a session of 30 days and notes it. @param now epoch milliseconds @param kind by whom it was started */
export async function openSession(
  db: Db,
  userId: string,
  now: number,
  kind: "signed_in" | "session_created_by_operator" = "signed_in",
): Promise<string> {
  const expiresAt = rfc3339Of(now + SESSION_SECONDS * 1000);
  const data = { id: newId(), userId, createdAt: rfc3339Of(now), expiresAt };
  const { id } = await db.session.create({ data, select: { id: true } });
  const actor = { kind: "system" } as const;
  await noteSecurityEvent({ db, actor, now: () => now }, { kind, userId, subjectId: id });
  return id;
}

/**
 * The person of a session, read afresh at each request. Undefined once it is revoked or expired or its user
 * deactivated, and, outside of a demonstration, for an example person, who proved nothing. @param now epoch
 * milliseconds
 */
export async function findSignedIn(
  db: Db,
  sessionId: string,
  now: number,
  { demo = false } = {},
): Promise<SignedIn | undefined> {
  const signedIn = { userId: uuid, role: enumOf(Role), name: text, email: text, timeZone: text, locale: text };
  const [found] = await query(db, signedIn)`
    select u.id as "userId", u.role, u.name, u.email, u.time_zone as "timeZone", u.locale
      from sessions s join users u on u.id = s.user_id
     where s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > ${instant(now)}
       and u.deactivated_at is null and (${demo} or u.email <> all(${exampleEmails}))`;
  return found;
}

export function actorOf({ userId, role }: SignedIn): Actor {
  return { kind: "user", userId, role };
}

/** Ends one session; its browser is signed out at its next request. */
export async function revokeSession(db: Db, sessionId: string, now: number): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: rfc3339Of(now) } });
}
