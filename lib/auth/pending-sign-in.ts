import { cookies } from "next/headers";
import { z } from "zod";
import { cookieFor } from "@/lib/auth/cookies";
import { authSettings } from "@/lib/auth/settings";
import { CODE_SECONDS } from "@/lib/people/sign-in/queue-code-mail";
import { placeOf } from "@/lib/sealed-places";
import { wiring } from "@/lib/wiring/wiring";

const pending = z.object({ email: z.string(), returnPath: z.string(), challengeId: z.uuid() });

/**
 * The address that this browser asked a mail for, and which request that was: a sealed cookie, because addresses do not
 * belong into URLs, and because only the browser that asked may try the code.
 */
export type PendingSignIn = z.infer<typeof pending>;

export async function rememberPendingSignIn(value: PendingSignIn): Promise<void> {
  const { secrets } = await wiring();
  const { name, options } = cookieFor(authSettings().appUrl, "sign-in", CODE_SECONDS);
  (await cookies()).set(
    name,
    Buffer.from(secrets.seal(JSON.stringify(value), placeOf.signIn())).toString("base64url"),
    options,
  );
}

/** Undefined when there is none, when it is older than its code, or when somebody changed it. */
export async function pendingSignIn(): Promise<PendingSignIn | undefined> {
  const sealed = (await cookies()).get(cookieFor(authSettings().appUrl, "sign-in").name)?.value;
  if (!sealed) return undefined;
  const { secrets } = await wiring();
  return unsealed(() => secrets.unseal(Buffer.from(sealed, "base64url"), placeOf.signIn()));
}

export async function forgetPendingSignIn(): Promise<void> {
  const { name, options } = cookieFor(authSettings().appUrl, "sign-in", 0);
  (await cookies()).set(name, "", options);
}

function unsealed(open: () => string): PendingSignIn | undefined {
  try {
    return pending.safeParse(JSON.parse(open())).data;
  } catch {
    // Changed on its way or sealed with a key of the past: the same as no cookie.
    return undefined;
  }
}
