import type { Context } from "@/lib/context";
import { AppError, notFound, refusal } from "@/lib/errors";

/**
 * Requires a counselor. @throws AppError `unauthenticated` without an account, `forbidden` for anyone but a counselor.
 */
export function requireHost(ctx: Context): { userId: string } {
  const { actor } = ctx;
  if (actor.kind === "guest" || actor.kind === "system") {
    throw refusal("unauthenticated", "sign_in", "Sign in to do this.");
  }
  if (actor.role !== "counselor") {
    throw refusal(
      "forbidden",
      "counselors_only",
      "Only counselors schedule meetings. Ask your counselor to schedule one with you.",
    );
  }
  return { userId: actor.userId };
}

/** @throws AppError `forbidden` when an API key was not given any of the scopes. People in a browser have them all. */
export function requireScope(
  ctx: Context,
  ...anyOf: readonly Extract<Context["actor"], { kind: "api_key" }>["scopes"][number][]
): void {
  const { actor } = ctx;
  if (actor.kind === "api_key" && !anyOf.some((scope) => actor.scopes.includes(scope))) {
    throw new AppError("forbidden", `This API key needs the scope ${anyOf.join(" or ")}. Create a key that has it.`);
  }
}

/** Requires a person in their own browser: an API key changes nothing about its owner. @throws AppError `forbidden` */
export function requireSelf({ actor }: Context): string {
  if (actor.kind === "user") return actor.userId;
  throw refusal("forbidden", "sign_in_yourself", "Sign in yourself to change your settings.");
}

/**
 * Requires the operator: an admin in their own browser, or the command line. For everyone else, API keys among them,
 * there is nothing here. @returns the admin's id, null for the command line @throws AppError `not_found`
 */
export function requireAdmin({ actor }: Context): string | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "user" && actor.role === "admin") return actor.userId;
  throw notFound();
}

/**
 * Requires the operator's command line: accounts and relationships come from nowhere else. @throws AppError `forbidden`
 */
export function requireOperator({ actor }: Context): void {
  if (actor.kind !== "system") {
    throw refusal(
      "forbidden",
      "operator_only",
      "Only the operator of this service does this. Ask them to do it for you.",
    );
  }
}

/**
 * Requires a signed-in person, whose own calendars are asked for. @returns their id @throws AppError `forbidden` for
 * keys and guests
 */
export function requireCalendarOwner({ actor }: Context): string {
  if (actor.kind === "user") return actor.userId;
  throw refusal("forbidden", "sign_in_yourself", "Only you, signed in, can manage your calendars.");
}

/**
 * API keys are their user's own matter, done in a browser: a key can neither make nor end keys (docs/design/security.md#row-26).
 * The operator's command line acts for everyone. @throws AppError `forbidden`
 */
export function requireKeyOwner({ actor }: Context, userId: string): void {
  if (actor.kind === "system" || (actor.kind === "user" && actor.userId === userId)) return;
  throw refusal("forbidden", "sign_in_yourself", "Sign in as the owner of the API keys to manage them.");
}

/**
 * Requires a person, whose own notifications are asked for. @returns their id @throws AppError `unauthenticated`
 * without an account
 */
export function requireNotificationReader({ actor }: Context): string {
  if (!("userId" in actor)) throw refusal("unauthenticated", "sign_in", "Sign in to see your notifications.");
  return actor.userId;
}
