import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** The counselor who acts. @throws AppError `unauthenticated` without an account, `forbidden` for anyone but a counselor. */
export function requireHost(ctx: Context): { userId: string } {
  const { actor } = ctx;
  if (actor.kind === "guest" || actor.kind === "system") {
    throw new AppError("unauthenticated", "Sign in to do this.");
  }
  if (actor.role !== "counselor") {
    throw new AppError("forbidden", "Only counselors schedule meetings. Ask your counselor to schedule one with you.");
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
