import { AppError } from "@/lib/errors";

/** Resolves to undefined on `not_found`; rethrows everything else. */
export async function undefinedIfNotFound<T>(found: Promise<T>): Promise<T | undefined> {
  return found.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  });
}
