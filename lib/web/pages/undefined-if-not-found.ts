import { AppError } from "@/lib/errors";

/** What was found; undefined where there is nothing or it is not the asker's to see. Any other refusal stays one. */
export async function orNone<T>(found: Promise<T>): Promise<T | undefined> {
  return found.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  });
}
