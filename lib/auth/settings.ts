import { env } from "@/lib/env";
import { HOUR } from "@/lib/time/durations";

/** What signing in needs of the environment. */
export type AuthSettings = {
  readonly secret: string;
  /** Those before and after it: cookies that they sign are good too. */
  readonly otherSecrets: readonly string[];
  readonly appUrl: string;
  readonly demo: boolean;
  /** How long a session goes on without being used. */
  readonly idleMilliseconds?: number;
};

export function authSettings(): AuthSettings {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS, NEXTAUTH_SECRET_NEXT, ...settings } = env();
  return {
    secret: NEXTAUTH_SECRET,
    otherSecrets: [NEXTAUTH_SECRET_PREVIOUS, NEXTAUTH_SECRET_NEXT].filter((secret) => secret !== undefined),
    appUrl: settings.APP_URL,
    demo: settings.DEMO,
    idleMilliseconds: settings.SESSION_IDLE_HOURS * HOUR,
  };
}
