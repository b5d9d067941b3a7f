import { env } from "@/lib/env";

/** What signing in needs of the environment. */
export type AuthSettings = {
  readonly secret: string;
  readonly previousSecret?: string | undefined;
  readonly appUrl: string;
  readonly demo: boolean;
};

export function authSettings(): AuthSettings {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS, APP_URL, DEMO } = env();
  return { secret: NEXTAUTH_SECRET, previousSecret: NEXTAUTH_SECRET_PREVIOUS, appUrl: APP_URL, demo: DEMO };
}
