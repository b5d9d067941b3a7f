import { env } from "@/lib/env";
import { HOUR } from "@/lib/time/durations";

/** What signing in needs of the environment. */
export type AuthSettings = {
  readonly secret: string;
  readonly previousSecret?: string | undefined;
  readonly appUrl: string;
  readonly demo: boolean;
  /** How long a session goes on without being used. */
  readonly idleMilliseconds?: number;
};

export function authSettings(): AuthSettings {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS, APP_URL, DEMO, SESSION_IDLE_HOURS } = env();
  return {
    secret: NEXTAUTH_SECRET,
    previousSecret: NEXTAUTH_SECRET_PREVIOUS,
    appUrl: APP_URL,
    demo: DEMO,
    idleMilliseconds: SESSION_IDLE_HOURS * HOUR,
  };
}
