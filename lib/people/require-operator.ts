import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** What only the operator's command line does: accounts and relationships come from nowhere else. @throws AppError `forbidden` */
export function requireOperator({ actor }: Context): void {
  if (actor.kind !== "system") {
    throw new AppError("forbidden", "Only the operator of this service does this. Ask them to do it for you.");
  }
}
