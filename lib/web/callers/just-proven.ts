import { redirect } from "next/navigation";
import { isJustProvenHere } from "@/lib/auth/session";

/**
 * For what would help most whoever sits at somebody else's browser: keys, calendars, copies of data and their end. Who signed in
 * longer ago shows by an emailed code that they are themselves, and comes back. @param back the path to come back to
 */
export async function requireJustProven(back: string): Promise<void> {
  if (!(await isJustProvenHere())) redirect(whereToProve(back));
}

export function whereToProve(back: string): string {
  return `/settings/confirm?returnPath=${encodeURIComponent(back)}`;
}
