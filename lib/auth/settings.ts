import { env } from "@/lib/env";

/** What signing in needs of the environment. */
export type AuthSettings = { readonly secret: string; readonly appUrl: string; readonly demo: boolean };

export function authSettings(): AuthSettings {
  const { NEXTAUTH_SECRET, APP_URL, DEMO } = env();
  return { secret: NEXTAUTH_SECRET, appUrl: APP_URL, demo: DEMO };
}
