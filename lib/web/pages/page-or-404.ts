import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** What a verb found, or the page that says there is nothing here. Everything else that was thrown stays thrown. */
export async function pageOr404<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
