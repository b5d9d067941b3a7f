import { z } from "zod";
import { addressField } from "@/lib/fields";
import { cleanIcsName } from "@/lib/ics/clean";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { isLocale } from "@/lib/time/locale-tag";
import { canonicalTimeZone, isTimeZone } from "@/lib/time/time-zone";

/** A new account. `email` becomes canonical; `practice` is a name. */
export const createUserInput = z.strictObject({
  email: addressField.transform((text, issues) => {
    const email = canonicalEmail(text);
    if (email) return email;
    issues.addIssue({ code: "custom", message: "Give one complete e-mail address, for example name@example.org." });
    return z.NEVER;
  }),
  name: z.string().transform(cleanIcsName).pipe(z.string().min(1, "Give the person's name.")),
  role: z.enum(["counselor", "client", "admin"], "The role is counselor, client or admin."),
  timeZone: z
    .string()
    .refine(isTimeZone, "Give a time zone by its IANA name, for example Europe/Berlin.")
    .transform(canonicalTimeZone)
    .default("UTC"),
  locale: z.string().refine(isLocale, "Give a language as a tag, for example en or de-AT.").default("en"),
  practice: z.string().transform(cleanIcsName).pipe(z.string().min(1, "Give the practice's name.")).optional(),
  verified: z.boolean().default(true),
});

export type CreateUserInput = z.input<typeof createUserInput>;
