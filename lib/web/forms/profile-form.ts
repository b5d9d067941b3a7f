import { z } from "zod";
import { updateProfileInput } from "@/lib/people/update-profile-input";

/**
 * The form of the profile as the verb's input: minutes arrive as text, and a box as `on` or, where it was not ticked, not at
 * all. What is no number is refused by name.
 */
export const profileForm = z.preprocess(asInput, updateProfileInput);

const digits = z.string().trim().regex(/^\d+$/);
const shape = z.looseObject({ defaultMinutes: z.unknown().optional(), alwaysSignIn: z.unknown().optional() });

function asInput(form: unknown): unknown {
  const sent = shape.safeParse(form);
  if (!sent.success) return form;
  const { alwaysSignIn, ...typed } = sent.data;
  const minutes = digits.safeParse(typed.defaultMinutes);
  const box = alwaysSignIn === undefined || alwaysSignIn === "on" ? alwaysSignIn === "on" : alwaysSignIn;
  return { ...typed, ...(minutes.success ? { defaultMinutes: Number(minutes.data) } : {}), alwaysSignIn: box };
}
