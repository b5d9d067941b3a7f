import { cookies, headers } from "next/headers";
import { cache } from "react";
import { cookieFor } from "@/lib/auth/cookies";
import { recogniseBrowser } from "@/lib/auth/known-browser";
import { sessionIdOf, sessionToken } from "@/lib/auth/session-token";
import { authSettings } from "@/lib/auth/settings";
import type { Actor } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { deviceName } from "@/lib/people/sign-in/device-name";
import {
  actorOf,
  findSignedIn,
  isJustProven,
  noteBrowser,
  ownerOfSession,
  replaceSession,
  resumeSession,
  revokeSession,
  SESSION_SECONDS,
  type SignedIn,
  waitsForSecondFactor,
} from "@/lib/people/sign-in/session";
import { wiring } from "@/lib/wiring/wiring";
import { noteReader } from "@/server/page-limit";

/**
 * The actor signed in in the browser that sent this request, for pages, server actions and route handlers. Asks the
 * database at each request, so a revoked session or a changed role counts at once (docs/design/security.md#P-08).
 */
export async function currentActor(): Promise<Actor | undefined> {
  const user = await currentUser();
  return user && actorOf(user);
}

/** The signed-in person with name and settings, for the frame of a page. One statement for each page. */
export const currentUser = cache(async (): Promise<SignedIn | undefined> => {
  const sessionId = await currentSessionId();
  if (sessionId === undefined) return undefined;
  const { db } = await wiring();
  const look = (await isStream()) ? findSignedIn : resumeSession;
  const found = await look(db, sessionId, Date.now(), authSettings());
  noteReader(found?.userId);
  return found;
});

/** A page that lies open asks for its events again and again; that is nobody's use of it. */
async function isStream(): Promise<boolean> {
  return (await headers()).get("accept")?.includes("text/event-stream") ?? false;
}

/** Whether whoever is at this browser signed in just now. */
export async function isJustProvenHere(): Promise<boolean> {
  const sessionId = await currentSessionId();
  if (sessionId === undefined) return false;
  const { db } = await wiring();
  return isJustProven(db, sessionId, Date.now());
}

/**
 * Gives the browser the cookie of a session, and ends the one that it had: its cookie may have been copied. Only in server
 * actions and route handlers.
 */
export async function keepSession(sessionId: string): Promise<void> {
  const { secret, appUrl } = authSettings();
  await takeOver(sessionId);
  const { name, options } = cookieFor(appUrl, "session", SESSION_SECONDS);
  (await cookies()).set(name, await sessionToken(secret, sessionId), options);
}

/** Makes a session that just began this browser's only one, and notes what to call the browser. */
export async function takeOver(sessionId: string): Promise<void> {
  const { db } = await wiring();
  const earlier = await currentSessionId();
  if (earlier !== undefined && earlier !== sessionId) await replaceSession(db, earlier, sessionId, Date.now());
  const owner = await ownerOfSession(db, sessionId);
  if (owner === undefined || (await waitsForSecondFactor(db, sessionId))) return;
  const wasTheirs = earlier !== undefined && (await showedOwner(db, earlier)) === owner;
  const wasHere = await recogniseBrowser(owner);
  const device = deviceName((await headers()).get("user-agent"));
  await noteBrowser(db, sessionId, { device, knownBrowser: wasHere || wasTheirs });
}

/** Whose browser an earlier session showed it to be: whoever has the mailbox alone makes none known. */
async function showedOwner(db: Db, earlier: string): Promise<string | undefined> {
  return (await waitsForSecondFactor(db, earlier)) ? undefined : ownerOfSession(db, earlier);
}

/** Revokes this browser's session, so that a copy of its cookie is worthless too, and takes the cookie away. */
export async function signOut(): Promise<void> {
  const sessionId = await currentSessionId();
  if (sessionId !== undefined) {
    const { db } = await wiring();
    await revokeSession(db, sessionId, Date.now());
  }
  const { name, options } = cookieFor(authSettings().appUrl, "session", 0);
  (await cookies()).set(name, "", options);
}

/** The id of the session that this request's cookie names, good or not; `findSignedIn` tells. */
export async function currentSessionId(): Promise<string | undefined> {
  const { secret, otherSecrets, appUrl } = authSettings();
  const value = (await cookies()).get(cookieFor(appUrl, "session").name)?.value;
  if (!value) return undefined;
  for (const one of [secret, ...otherSecrets]) {
    const id = await sessionIdOf(one, value);
    if (id !== undefined) return id;
  }
  return undefined;
}
