import { z } from "zod";
import { updateProfileInput } from "@/lib/people/update-profile-input";

/** The form of the profile as the verb's input: minutes arrive as text. What is no number is refused by name. */
export const profileForm = z.preprocess(withMinutes, updateProfileInput);

function withMinutes(form: unknown): unknown {
  const typed = z.looseObject({ defaultMinutes: z.string().trim().regex(/^\d+$/) }).safeParse(form);
  return typed.success ? { ...typed.data, defaultMinutes: Number(typed.data.defaultMinutes) } : form;
}
