import { z } from "zod";

/** The wording of a template, field → ICU message, as an administrator saved it; null means the shipped one. */
export const wordingColumn = z.record(z.string(), z.string()).nullable();

/**
 * The rows of a template by locale. The wording is read when it is used (`wordingColumn`): one that is no wording costs the mails
 * in its language and no others.
 */
export const templateRows = z.record(
  z.string(),
  z.object({ enabled: z.boolean(), wording: z.unknown(), version: z.int().optional() }),
);
