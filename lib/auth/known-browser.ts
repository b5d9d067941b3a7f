import { cookies } from "next/headers";
import { z } from "zod";
import { cookieFor } from "@/lib/auth/cookies";
import { authSettings } from "@/lib/auth/settings";
import { placeOf } from "@/lib/sealed-places";
import { wiring } from "@/lib/wiring/wiring";

/** As long as browsers keep any cookie (RFC 6265bis §5.5). */
const SECONDS = 400 * 24 * 3600;
const MOST_PEOPLE = 10;
const people = z.array(z.uuid());

/**
 * Remembers in this browser, sealed, that the person signed in here. It opens nothing: it only keeps them from being warned of
 * themselves. @returns whether they had signed in here before
 */
export async function recogniseBrowser(userId: string): Promise<boolean> {
  const { name, options } = cookieFor(authSettings().appUrl, "browser", SECONDS);
  const jar = await cookies();
  const { secrets } = await wiring();
  const before = knownIn(jar.get(name)?.value, (sealed) => secrets.unseal(sealed, placeOf.browser()));
  const now = [userId, ...before.filter((id) => id !== userId)].slice(0, MOST_PEOPLE);
  const sealed = Buffer.from(secrets.seal(JSON.stringify(now), placeOf.browser())).toString("base64url");
  jar.set(name, sealed, options);
  return before.includes(userId);
}

function knownIn(value: string | undefined, unseal: (sealed: Uint8Array) => string): string[] {
  if (!value) return [];
  try {
    return people.safeParse(JSON.parse(unseal(Buffer.from(value, "base64url")))).data ?? [];
  } catch {
    // Changed on its way or sealed with a key of the past: the same as no cookie.
    return [];
  }
}
