import { findApiKeyActor } from "@/lib/api-keys/find-api-key-actor";
import { currentActor } from "@/lib/auth/session";
import { authSettings } from "@/lib/auth/settings";
import type { Actor, Context } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { canSeeMeeting } from "@/lib/meetings/can-see-meeting";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { guestTokens } from "@/lib/web/callers/guest-cookie";
import { guestOfMeeting, isAnswered, opensHere } from "@/lib/web/callers/guest-here";
import { queryOf } from "@/lib/web/request/query";
import { requireSameOrigin } from "@/lib/web/request/same-origin";
import { wiring } from "@/lib/wiring/wiring";
import { CLIENT_ADDRESS_HEADER } from "@/server/client-address";

const BEARER = /^Bearer +(cmp_[A-Za-z0-9_-]{20,100})$/i;
const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * The context of a caller of the API: by key, by the browser's session, or, where the address names a meeting that the
 * session knows nothing of, by the cookie of an invitation to it. @throws AppError `unauthenticated`, `cross_origin`
 */
export async function contextOfCaller(
  request: Request,
  requestId: string,
  // Next gives a route without a variable part none, whatever its type says.
  params?: Record<string, string>,
): Promise<Context> {
  const { db, contextOf } = await wiring();
  if (request.headers.has("authorization")) {
    const secret = bearerIn(request);
    const actor = secret === undefined ? undefined : await findApiKeyActor(db, secret, authSettings());
    if (!actor)
      throw new AppError(
        "unauthenticated",
        "This API key is not valid. Create one in the settings and send it as a bearer token.",
      );
    return contextOf(actor, requestId);
  }
  const actor = params?.id === undefined ? await currentActor() : await actorAt(params.id);
  if (!actor) throw new AppError("unauthenticated", "Sign in, or send an API key as a bearer token.");
  const ctx = contextOf(actor, requestId);
  if (!SAFE_METHODS.includes(request.method)) requireSameOrigin(request, ctx.appUrl);
  return ctx;
}

/** The secret of the API key in a request's `Authorization`, if it has the form of one. */
export function bearerIn(request: Request): string | undefined {
  return BEARER.exec(request.headers.get("authorization") ?? "")?.[1];
}

/**
 * The context of a caller who reads one meeting: by key, session or invitation token. A token that opens nothing here
 * gets a 404, as for a meeting that never was. @throws AppError `unauthenticated`, `not_found`, `invalid`
 */
export async function contextOfReader(
  request: Request,
  requestId: string,
  { id: meetingId }: { id: string },
): Promise<Context> {
  const { db, now, contextOf } = await wiring();
  const { token: given } = queryOf(new URL(request.url).searchParams);
  if (given === undefined) return contextOfCaller(request, requestId, { id: meetingId });
  const guest = await findGuest({ db, now }, given);
  if (guest?.meetingId !== meetingId || !(await opensHere(guest))) throw notFound();
  return contextOf(guest, requestId);
}

/** Whoever the browser's session or cookies say. The session goes first where it knows of the meeting. */
async function actorAt(meetingId: string): Promise<Actor | undefined> {
  const signedIn = await currentActor();
  if (signedIn && (await guestTokens()).length === 0) return signedIn;
  const { db } = await wiring();
  if (signedIn && (await canSeeMeeting({ db, actor: signedIn }, meetingId))) return signedIn;
  const guest = await guestOfMeeting(meetingId);
  if (guest && !isAnswered(guest)) throw notFound();
  return guest ?? signedIn;
}

/** A name for whoever calls, for counting and for idempotency keys: two keys of one person are two callers. */
export function callerKey(actor: Actor): string {
  if (actor.kind === "api_key") return `api_key:${actor.apiKeyId}`;
  if (actor.kind === "guest") return `guest:${actor.invitationId}`;
  return actor.kind === "user" ? `user:${actor.userId}` : "system";
}

/** A name for a caller without credentials, for counting: the network address that the web server saw. */
export function strangerKey(headers: Pick<Headers, "get">): string {
  return `address:${headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown"}`;
}
