import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** Whose calendars are asked for: a signed-in person's own. @throws AppError `forbidden` for keys and guests */
export function requireCalendarOwner({ actor }: Context): string {
  if (actor.kind === "user") return actor.userId;
  throw new AppError("forbidden", "Only you, signed in, can manage your calendars.");
}
