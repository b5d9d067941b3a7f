import type { Actor } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { Role } from "@/lib/db/generated/enums";
import { unlessReadOnly } from "@/lib/db/outage";
import { query } from "@/lib/db/query";
import { enumOf, float, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { emailOwner } from "@/lib/history/notify-owner";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { newId } from "@/lib/ids";
import { exampleEmails } from "@/lib/people/example-people";
import { asksSecondFactor } from "@/lib/people/second-factor/half-session";
import { keepSecondFactor } from "@/lib/people/second-factor/lock-second-factor";
import { MINUTE } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** How long a browser stays signed in. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** How long the answer that signs a browser in may take until the owner is emailed about a browser that nobody knows. */
const BROWSER_SHOWS_AFTER = 15_000;
/** How exactly it is known when a session was last used: pages are read more often than is worth a write. */
const NOTED_EVERY = 10 * MINUTE;
/** For how long after signing in nobody is asked again who they are. */
export const PROVEN_MILLISECONDS = 30 * MINUTE;

/** How long a code of the second factor is waited for. */
const SECOND_FACTOR_MILLISECONDS = 10 * MINUTE;

/** A person with a session, as pages greet them. */
export type SignedIn = { userId: string; role: Role; name: string; email: string; timeZone: string; locale: string };

/** Starts a session of 30 days and notes it. @param now epoch milliseconds @param kind by whom it was started */
export async function openSession(
  db: Db,
  userId: string,
  now: number,
  kind: "signed_in" | "session_created_by_operator" = "signed_in",
): Promise<string> {
  return (await beginSession(db, userId, now, kind)).id;
}

/**
 * Starts a session of whoever proved who they are. The account's owner is emailed, unless the browser proves to be theirs by the
 * time that its answer has come back (`noteBrowser`). Where a second factor is asked for, the session opens nothing until
 * `completeSession`; whether it is cannot change before the transaction ends.
 */
export async function openProvenSession(tx: Tx, userId: string, now: number): Promise<string> {
  await keepSecondFactor(tx, userId);
  if (await asksSecondFactor(tx, userId)) {
    return (await beginSession(tx, userId, now, "second_factor_asked", now + SECOND_FACTOR_MILLISECONDS)).id;
  }
  return signIn(tx, userId, now);
}

async function signIn(tx: Tx, userId: string, now: number): Promise<string> {
  const { id, eventId } = await beginSession(tx, userId, now, "signed_in");
  await emailOwner(tx, eventId, new Date(now + BROWSER_SHOWS_AFTER));
  return id;
}

/**
 * Signs in the browser whose second factor was right, and emails the owner as `openProvenSession` does. The session that waited
 * ends: whoever copied its cookie while the mailbox alone was shown has nothing. @returns the session to keep from now on
 */
export async function completeSession(tx: Tx, waited: string, userId: string, now: number): Promise<string> {
  const sessionId = await signIn(tx, userId, now);
  await replaceSession(tx, waited, sessionId, now);
  return sessionId;
}

/** Notes what to call the browser of a session, and whether it had been the person's before. */
export async function noteBrowser(
  db: Db,
  sessionId: string,
  browser: { readonly device: string | null; readonly knownBrowser: boolean },
): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId }, data: browser });
}

async function beginSession(
  db: Db,
  userId: string,
  now: number,
  kind: "signed_in" | "session_created_by_operator" | "second_factor_asked",
  waitsUntil?: number,
): Promise<{ id: string; eventId: string }> {
  const expiresAt = rfc3339Of(now + SESSION_SECONDS * 1000);
  const secondFactorUntil = waitsUntil === undefined ? null : rfc3339Of(waitsUntil);
  const data = { id: newId(), userId, createdAt: rfc3339Of(now), expiresAt, secondFactorUntil };
  const { id } = await db.session.create({ data, select: { id: true } });
  const actor = { kind: "system" } as const;
  const eventId = await noteSecurityEvent({ db, actor, now: () => now }, { kind, userId, subjectId: id });
  return { id, eventId };
}

/** What decides whether a session still opens anything, besides its row. */
export type SessionRules = { readonly demo?: boolean; readonly idleMilliseconds?: number };

/**
 * The person of a session, read afresh at each request. Undefined while it waits for a second factor, once it is revoked or expired, or was not used for too long, or
 * its user deactivated, and, outside of a demonstration, for an example person, who proved nothing. @param now epoch
 * milliseconds
 */
export async function findSignedIn(
  db: Db,
  sessionId: string,
  now: number,
  rules: SessionRules = {},
): Promise<SignedIn | undefined> {
  const found = await findSession(db, sessionId, now, rules);
  return found && withoutUse(found);
}

/** As `findSignedIn`, for a request by which the session is used: it goes on from here. */
export async function resumeSession(
  db: Db,
  sessionId: string,
  now: number,
  rules: SessionRules = {},
): Promise<SignedIn | undefined> {
  const found = await findSession(db, sessionId, now, rules);
  if (found === undefined) return undefined;
  if (found.lastUsedAt <= now - NOTED_EVERY) {
    const data = { lastUsedAt: rfc3339Of(now) };
    await unlessReadOnly(() => db.session.updateMany({ where: { id: sessionId }, data }));
  }
  return withoutUse(found);
}

function withoutUse({ lastUsedAt: _, ...person }: SignedIn & { lastUsedAt: number }): SignedIn {
  return person;
}

async function findSession(
  db: Db,
  sessionId: string,
  now: number,
  { demo = false, idleMilliseconds = SESSION_SECONDS * 1000 }: SessionRules,
): Promise<(SignedIn & { lastUsedAt: number }) | undefined> {
  const person = { userId: uuid, role: enumOf(Role), name: text, email: text, timeZone: text, locale: text };
  const [found] = await query(db, { ...person, lastUsedAt: float })`
    select u.id as "userId", u.role, u.name, u.email, u.time_zone as "timeZone", u.locale,
           ${epochMillis("coalesce(s.last_used_at, s.created_at)")} as "lastUsedAt"
      from sessions s join users u on u.id = s.user_id
     where s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > ${instant(now)} and s.second_factor_until is null
       and coalesce(s.last_used_at, s.created_at) > ${instant(now - idleMilliseconds)}
       and u.deactivated_at is null and (${demo} or u.email <> all(${exampleEmails}))`;
  return found;
}

export function actorOf({ userId, role }: SignedIn): Actor {
  return { kind: "user", userId, role };
}

/** Ends the session that a browser had before this one; where it is the same person's and was still good, the browser goes on getting its pushes. */
export async function replaceSession(db: Db, earlier: string, sessionId: string, now: number): Promise<void> {
  const { userId } = await db.session.findUniqueOrThrow({ where: { id: sessionId }, select: { userId: true } });
  const session = { revokedAt: null, expiresAt: { gt: rfc3339Of(now) } };
  await db.pushSubscription.updateMany({ where: { sessionId: earlier, userId, session }, data: { sessionId } });
  await revokeSession(db, earlier, now);
}

/** Whose session it is, good or not. */
export async function ownerOfSession(db: Db, sessionId: string): Promise<string | undefined> {
  return (await db.session.findUnique({ where: { id: sessionId }, select: { userId: true } }))?.userId;
}

/** Whether a session showed the first factor alone. */
export async function waitsForSecondFactor(db: Db, sessionId: string): Promise<boolean> {
  return (await db.session.count({ where: { id: sessionId, secondFactorUntil: { not: null } } })) > 0;
}

/** Ends one session; its browser is signed out at its next request. */
export async function revokeSession(db: Db, sessionId: string, now: number): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: rfc3339Of(now) } });
}

/**
 * Whether the person of a session showed that they are themselves within the last half hour. Signing in is how it is shown, and a
 * session that begins ends the one that the browser had. @param now epoch milliseconds
 */
export async function isJustProven(db: Db, sessionId: string, now: number): Promise<boolean> {
  const where = {
    id: sessionId,
    revokedAt: null,
    secondFactorUntil: null,
    createdAt: { gt: rfc3339Of(now - PROVEN_MILLISECONDS) },
  };
  return (await db.session.count({ where })) > 0;
}
