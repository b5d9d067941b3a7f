import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** The person in their own browser: an API key changes nothing about its owner. @throws AppError `forbidden` */
export function requireSelf({ actor }: Context): string {
  if (actor.kind === "user") return actor.userId;
  throw new AppError("forbidden", "Sign in yourself to change your settings.");
}
