import type { Db } from "@/lib/db/client";
import type { Limits } from "@/lib/limits";
import type { Secrets } from "@/lib/secrets";
import type { ReadBusyTimes } from "@/lib/time/busy-time";

/** Who asks. Closed, so that every rule has to say what it does with each. */
export type Actor =
  | { readonly kind: "user"; readonly userId: string; readonly role: Role }
  | {
      readonly kind: "api_key";
      readonly apiKeyId: string;
      readonly userId: string;
      readonly role: Role;
      readonly scopes: readonly KeyScope[];
    }
  | {
      readonly kind: "guest";
      readonly invitationId: string;
      /**
       * Whether this browser has proved, by a code, that its guest reads mail at the invited address: a forwarded link
       * has not.
       */
      readonly confirmed?: boolean;
      /** Whether that was within the last half hour: what leads out of one conversation asks for it. */
      readonly justConfirmed?: boolean;
    }
  | { readonly kind: "system" };

/** The id under which the history knows an actor: a guest by the invitation, a program by its key. */
export function actorIdOf(actor: Actor): string | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "guest") return actor.invitationId;
  return actor.kind === "api_key" ? actor.apiKeyId : actor.userId;
}

export type Role = "counselor" | "client" | "admin";
export const keyScopes = ["meetings:read", "meetings:write", "bookings:write", "chat", "people:read"] as const;

export type KeyScope = (typeof keyScopes)[number];

/** All that a verb may know of the world besides its arguments. */
export type Context = {
  readonly actor: Actor;
  readonly db: Db;
  /** The present instant in epoch milliseconds. */
  readonly now: () => number;
  readonly requestId: string;
  /** Origin of every link the product makes, without a trailing slash. */
  readonly appUrl: string;
  /** The address of EMAIL_FROM: ORGANIZER of every calendar file, so that the counselor's own stays private. */
  readonly platformEmail: string;
  /** The domain at which answers to meetings are received; each meeting's ORGANIZER then has an address there. */
  readonly replyDomain: string | undefined;
  /** How long a change can be undone before anyone hears of it (`ANNOUNCE_DELAY_SECONDS`). */
  readonly announceDelaySeconds: number;
  readonly secrets: Secrets;
  readonly limits: Limits;
  /** What people's connected calendars say; for warnings. */
  readonly readBusyTimes: ReadBusyTimes;
};
