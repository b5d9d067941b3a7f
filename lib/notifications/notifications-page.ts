import { z } from "zod";
import { isInstant } from "@/lib/time/rfc3339";

const STEP = 30;
const MOST = 300;

/** Epoch milliseconds in a form or an address. */
export const instantOfPage = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .refine(isInstant);

/** The address of the page of notifications. Whatever somebody typed there shows a list: what makes no sense counts as left out. */
export const notificationsPageInput = z.object({
  only: z.literal("unread").optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
  shown: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform((text) => Math.min(Math.max(Number(text), STEP), MOST))
    .catch(STEP),
  marked: instantOfPage.optional().catch(undefined),
});

export type NotificationsPage = z.output<typeof notificationsPageInput>;

/**
 * The address of the same list with more of it: first longer, so that what was read stays where it was, and once it is very
 * long a next one that begins behind it.
 */
export function moreHref({ only, before, shown }: NotificationsPage, nextBefore: string): string {
  const longer = shown < MOST ? { before, shown: String(shown + STEP) } : { before: nextBefore, shown: undefined };
  const given = Object.entries({ only, ...longer }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/notifications?${new URLSearchParams(given)}`;
}
