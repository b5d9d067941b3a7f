import { currentSessionId } from "@/lib/auth/session";
import { findHalfSession, type HalfSession } from "@/lib/people/second-factor/half-session";
import { appToSetUp } from "@/lib/people/second-factor/set-up-app";
import { isToSetUp } from "@/lib/people/second-factor/show-second-factor";
import { wiring } from "@/lib/wiring/wiring";

/** The session of this browser that waits for its second factor, with its id. */
export async function halfSessionHere(): Promise<(HalfSession & { sessionId: string }) | undefined> {
  const sessionId = await currentSessionId();
  if (sessionId === undefined) return undefined;
  const { db } = await wiring();
  const found = await findHalfSession(db, sessionId, Date.now());
  return found && { ...found, sessionId };
}

/** The app that a session which waits lets its owner set up, as `product` in its list; undefined where there is something to show already. */
export async function appToSetUpHere(half: HalfSession & { sessionId: string }, product: string) {
  if (!isToSetUp(half)) return undefined;
  const { db, secrets } = await wiring();
  return appToSetUp(db, secrets, { ...half, product });
}
