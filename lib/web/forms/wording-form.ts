import { z } from "zod";
import type { Wording } from "@/lib/wording/shipped-wording";

const PART = "wording.";

/** The form of a wording: `basedOn`, and one control per part, `wording.subject`. */
export const wordingForm = z
  .looseObject({ basedOn: z.coerce.number().int().min(0) })
  .transform(({ basedOn, ...typed }) => ({ basedOn, wording: wordingIn(typed) }));

export function wordingIn(typed: Readonly<Record<string, unknown>>): Wording {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) =>
      name.startsWith(PART) && typeof text === "string" ? [[name.slice(PART.length), text]] : [],
    ),
  );
}
