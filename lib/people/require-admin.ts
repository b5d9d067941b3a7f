import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";

/**
 * Whoever operates the platform: an admin in their own browser, or the command line. To everyone else, API keys among them,
 * there is nothing here. @returns the admin's id, null for the command line @throws AppError `not_found`
 */
export function requireAdmin({ actor }: Context): string | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "user" && actor.role === "admin") return actor.userId;
  throw notFound();
}
