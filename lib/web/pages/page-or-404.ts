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

/**
 * An act of a page without a form, which has nowhere to show a refusal: whoever may not do it meets the page that says there is
 * nothing here. A refusal that stayed thrown would be answered and logged as a mistake of ours.
 */
export async function actOr404(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof AppError) notFound();
    throw error;
  }
}
